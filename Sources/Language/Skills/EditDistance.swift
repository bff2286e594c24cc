/// Slips of the keyboard.
enum EditDistance {
    /// Whether one insertion, deletion, replacement or swap of neighbours makes one word the other.
    static func isOne(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        let (short, long) = first.count <= second.count ? (first, second) : (second, first)
        guard long.count - short.count <= 1, short != long else { return false }
        var start = 0
        while start < short.count, short[start] == long[start] { start += 1 }
        var end = 0
        while end < short.count - start, short[short.count - 1 - end] == long[long.count - 1 - end]
        {
            end += 1
        }
        let left = short.count - start - end
        let right = long.count - start - end
        if left <= 1 && right <= 1 { return true }
        return left == 2 && right == 2 && short[start] == long[start + 1]
            && short[start + 1] == long[start]
    }
}
