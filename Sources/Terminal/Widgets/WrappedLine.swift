import Prelude

/// One line of a text as it fits a width: cells, and where in the text each comes from.
struct WrappedLine {
    /// A cell and the byte its character begins at.
    struct Piece {
        var cell: TextCell
        var offset: Int
        /// Whether the cell is a sign of ours that something hidden stands here.
        var isWarning = false
    }

    /// Columns between two tab stops.
    private static let tab = 4

    /// The cells from left to right.
    var pieces: [Piece] = []
    /// The first byte of the line.
    var start: Int
    /// The byte after the last.
    var end: Int

    /// Wraps bytes of a text, its line end left out, at spaces where there are any.
    ///
    /// There is always at least one line.
    static func wrap(_ bytes: [UInt8], from start: Int, to end: Int, width: Int) -> [WrappedLine] {
        let pieces = pieces(bytes, from: start, to: end)
        var lines: [WrappedLine] = []
        var line = WrappedLine(start: start, end: start)
        var used = 0
        var lastSpace: Int?
        for piece in pieces {
            let cells = Int(piece.cell.width)
            if used + cells > width, !line.pieces.isEmpty {
                var rest: [Piece] = []
                if let space = lastSpace, piece.cell.base != 0x20 {
                    rest = Array(line.pieces[(space + 1)...])
                    line.pieces.removeSubrange((space + 1)...)
                }
                line.end = rest.first?.offset ?? piece.offset
                lines.append(line)
                line = WrappedLine(pieces: rest, start: line.end, end: line.end)
                used = rest.reduce(0) { $0 + Int($1.cell.width) }
                lastSpace = nil
                // A space that the line end swallows is not carried over.
                if rest.isEmpty, piece.cell.base == 0x20 { continue }
            }
            if piece.cell.base == 0x20 { lastSpace = line.pieces.count }
            line.pieces.append(piece)
            used += cells
        }
        line.end = end
        lines.append(line)
        return lines
    }

    /// The cells of a stretch of text: tabs become spaces, the rest goes through the sanitizer.
    private static func pieces(_ bytes: [UInt8], from start: Int, to end: Int) -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(end - start)
        var sanitizer = Sanitizer()
        var column = 0
        var offset = start
        for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
            let place = offset
            offset += length(of: scalar, in: bytes, at: offset)
            switch scalar.value {
            case 0x0A, 0x0D, 0x0C: continue
            case 0x09:
                for _ in 0..<(tab - column % tab) {
                    pieces.append(Piece(cell: .blank, offset: place))
                    column += 1
                }
                continue
            default: break
            }
            switch sanitizer.judge(scalar) {
            case .base(let base, let width):
                pieces.append(Piece(cell: TextCell(base: base, width: width), offset: place))
                column += width
            case .mark(let mark):
                if let last = pieces.lastIndex(where: { !$0.isWarning }) {
                    pieces[last].cell.add(mark: mark)
                }
            case .orphan(let mark):
                var cell = TextCell.blank
                cell.add(mark: mark)
                pieces.append(Piece(cell: cell, offset: place))
                column += 1
            case .dropped: break
            case .hidden:
                // One sign for however many stand together.
                guard pieces.last?.isWarning != true else { break }
                let sign = TextCell(base: "!", width: 1)
                pieces.append(Piece(cell: sign, offset: place, isWarning: true))
                column += 1
            }
        }
        return pieces
    }

    /// Bytes a decoded scalar took in the text.
    ///
    /// A replacement character stands for one broken sequence, whose length is where the next
    /// character begins.
    private static func length(of scalar: Unicode.Scalar, in bytes: [UInt8], at offset: Int) -> Int
    {
        let length = UTF8.width(scalar)
        guard scalar == "\u{FFFD}", offset < bytes.count, bytes[offset] != 0xEF else {
            return length
        }
        var end = offset + 1
        let lead = bytes[offset]
        let most = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0
        while end < bytes.count, end - offset <= most, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end - offset
    }
}
