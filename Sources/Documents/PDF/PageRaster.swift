/// A page as `pdftoppm -gray` paints it, to see whether words can be seen.
struct PageRaster {
    private let width: Int
    private let height: Int
    private let pixels: ArraySlice<UInt8>
    /// Pixels for each point of the page.
    private let scale: Double
    /// Grey levels that the eye tells apart on a page, of 255.
    private static let smallestContrast = 28

    /// A portable grey map (P5), or nil when the bytes are none.
    init?(_ bytes: [UInt8], pageWidth: Double) {
        var position = 0
        func field() -> Int? {
            while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
            let start = position
            while position < bytes.count, bytes[position] > 0x20, position - start < 9 {
                position += 1
            }
            return Int(String(decoding: bytes[start..<position], as: UTF8.self))
        }
        guard bytes.starts(with: [0x50, 0x35]) else { return nil }
        position = 2
        guard let width = field(), let height = field(), field() == 255, width > 0, height > 0,
            pageWidth > 0, width <= 10_000, height <= 10_000,
            bytes.count >= position + 1 + width * height
        else { return nil }
        self.width = width
        self.height = height
        pixels = bytes[(position + 1)..<(position + 1 + width * height)]
        scale = Double(width) / pageWidth
    }

    /// Whether something stands out against its background inside a box.
    func shows(_ box: PageBox) -> Bool {
        let columns = range(box.left, box.right, width)
        let rows = range(box.top, box.bottom, height)
        var darkest = 255
        var lightest = 0
        for row in rows {
            for column in columns {
                let value = Int(pixels[pixels.startIndex + row * width + column])
                darkest = min(darkest, value)
                lightest = max(lightest, value)
            }
        }
        return lightest - darkest >= PageRaster.smallestContrast
    }

    private func range(_ start: Double, _ end: Double, _ limit: Int) -> Range<Int> {
        let low = min(limit, max(0, Int((start * scale).rounded(.down))))
        let high = min(limit, max(low, Int((end * scale).rounded(.up))))
        return low..<high
    }
}
