/// A terminal as far as the screens of tests need one: it takes what a program writes and knows what
/// stands where. Colours are dropped, but that there were any is remembered.
struct TerminalScreen {
    let width: Int
    let height: Int
    private var cells: [[Character]]
    private var x = 0
    private var y = 0
    private var region: ClosedRange<Int>
    private var pending: [UInt8] = []
    private var lastPrinted: Character = " "
    /// Whether any colour was asked for.
    private(set) var hadColor = false
    /// Modes that are switched on, such as 1049 for the alternate screen.
    private(set) var modes: Set<Int> = []

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        cells = Array(repeating: Array(repeating: " ", count: width), count: height)
        region = 0...height - 1
    }

    /// The rows without trailing blanks.
    var text: String {
        cells.map { row in
            var line = String(row.filter { $0 != "\u{0}" })
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    /// Takes what a program wrote; what is cut off waits for the rest.
    mutating func feed(_ bytes: [UInt8]) {
        pending += bytes
        var index = 0
        while index < pending.count {
            guard let used = step(from: index) else { break }
            index += used
        }
        pending.removeFirst(index)
    }

    /// Takes one character or sequence and returns its length; nil when it is not all there.
    private mutating func step(from index: Int) -> Int? {
        let byte = pending[index]
        switch byte {
        case 0x1B: return escape(from: index)
        case 0x0D: x = 0
        case 0x0A: lineFeed()
        case 0x08: x = max(0, x - 1)
        case 0x09: x = min(width - 1, (x / 8 + 1) * 8)
        case 0..<0x20: break
        default:
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            guard index + length <= pending.count else { return nil }
            put(Character(String(decoding: pending[index..<index + length], as: UTF8.self)))
            return length
        }
        return 1
    }

    private mutating func put(_ character: Character) {
        let isWide =
            character.unicodeScalars.first.map {
                (0x1100...0xFFDC).contains($0.value) && $0.value >= 0x2E80
            } ?? false
        if x >= width { (x, _) = (0, lineFeed()) }
        cells[y][x] = character
        if isWide, x + 1 < width { cells[y][x + 1] = "\u{0}" }
        x += isWide ? 2 : 1
        lastPrinted = character
    }

    private mutating func lineFeed() {
        if y == region.upperBound { scroll(1, region) } else { y = min(height - 1, y + 1) }
    }

    private mutating func scroll(_ count: Int, _ rows: ClosedRange<Int>) {
        let blank = Array(repeating: Character(" "), count: width)
        for _ in 0..<abs(count) {
            cells.remove(at: count > 0 ? rows.lowerBound : rows.upperBound)
            cells.insert(blank, at: count > 0 ? rows.upperBound : rows.lowerBound)
        }
    }

    private mutating func escape(from index: Int) -> Int? {
        guard index + 1 < pending.count else { return nil }
        switch pending[index + 1] {
        case UInt8(ascii: "["):
            guard let end = pending[(index + 2)...].firstIndex(where: { $0 >= 0x40 && $0 <= 0x7E })
            else {
                return nil
            }
            control(String(decoding: pending[index + 2..<end], as: UTF8.self), pending[end])
            return end - index + 1
        case UInt8(ascii: "]"):
            guard let end = pending[index...].firstIndex(of: 0x07) else { return nil }
            return end - index + 1
        case UInt8(ascii: "("), UInt8(ascii: ")"): return index + 2 < pending.count ? 3 : nil
        case UInt8(ascii: "M"):
            if y == region.lowerBound { scroll(-1, region) } else { y = max(0, y - 1) }
            return 2
        default: return 2
        }
    }

    private mutating func control(_ text: String, _ final: UInt8) {
        if text.hasPrefix("?") {
            let numbers = text.dropFirst().split(separator: ";").compactMap { Int($0) }
            if final == UInt8(ascii: "h") { modes.formUnion(numbers) }
            if final == UInt8(ascii: "l") { modes.subtract(numbers) }
            return
        }
        let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map {
            Int($0) ?? 0
        }
        let count = max(1, numbers.first ?? 1)
        switch Character(Unicode.Scalar(final)) {
        case "H", "f":
            y = min(height, max(1, numbers.first ?? 1)) - 1
            x = min(width, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
        case "A": y = max(0, y - count)
        case "B": y = min(height - 1, y + count)
        case "C": x = min(width - 1, x + count)
        case "D": x = max(0, x - count)
        case "G", "`": x = min(width, count) - 1
        case "d": y = min(height, count) - 1
        case "r": (region, x, y) = (region(numbers), 0, 0)
        case "m":
            hadColor =
                hadColor
                || numbers.contains {
                    (30...37).contains($0) || (40...47).contains($0) || $0 == 38 || $0 == 48
                }
        default: erase(numbers.first ?? 0, count, final)
        }
    }

    private func region(_ numbers: [Int]) -> ClosedRange<Int> {
        guard numbers.count == 2, numbers[0] >= 1, numbers[1] <= height, numbers[0] < numbers[1]
        else {
            return 0...height - 1
        }
        return numbers[0] - 1...numbers[1] - 1
    }

    private mutating func erase(_ number: Int, _ count: Int, _ final: UInt8) {
        switch Character(Unicode.Scalar(final)) {
        case "K":
            let columns = number == 0 ? x..<width : number == 1 ? 0..<min(width, x + 1) : 0..<width
            for column in columns { cells[y][column] = " " }
        case "J":
            if number != 1 { for column in x..<width { cells[y][column] = " " } }
            let rows = number == 0 ? y + 1..<height : number == 1 ? 0..<y : 0..<height
            for row in rows { cells[row] = Array(repeating: " ", count: width) }
        case "X": for column in x..<min(width, x + count) { cells[y][column] = " " }
        case "P":
            cells[y].removeSubrange(x..<min(width, x + count))
            cells[y] += Array(repeating: " ", count: width - cells[y].count)
        case "@":
            cells[y].insert(contentsOf: Array(repeating: " ", count: count), at: x)
            cells[y] = Array(cells[y].prefix(width))
        case "L": scroll(-count, y...region.upperBound)
        case "M": scroll(count, y...region.upperBound)
        case "S": scroll(count, region)
        case "T": scroll(-count, region)
        case "b": for _ in 0..<count { put(lastPrinted) }
        default: break
        }
    }
}
