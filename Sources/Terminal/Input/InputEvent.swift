/// Something that came in from the terminal, decoded.
package enum InputEvent: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// The mouse was pressed, moved or released.
    case mouse(Mouse)
    /// Text was pasted; control characters other than line ends and tabs are already gone.
    case paste(String)
    /// The terminal window gained or lost the keyboard.
    case focus(Bool)
    /// The screen has a new size; the next frame is drawn in it.
    case resize(Size)
}

/// One event of the mouse.
package struct Mouse: Hashable, Sendable {
    /// What the mouse did.
    package enum Action: Hashable, Sendable {
        case press, release, drag, wheelUp, wheelDown
    }

    /// Which button.
    package enum Button: Hashable, Sendable {
        case left, middle, right, none
    }

    /// What the mouse did.
    package var action: Action
    /// Which button did it; none for the wheel.
    package var button: Button
    /// The cell it points at.
    package var point: Point
    /// Keys held meanwhile.
    package var modifiers: Key.Modifiers

    /// A mouse event from its parts.
    package init(
        _ action: Action, _ button: Button = .left, at point: Point, modifiers: Key.Modifiers = []
    ) {
        self.action = action
        self.button = button
        self.point = point
        self.modifiers = modifiers
    }
}
