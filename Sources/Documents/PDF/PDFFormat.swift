import Processes

/// PDF as documents: words and colours from poppler, columns and lines by our own eyes.
struct PDFFormat {
    let programs: PopplerPrograms
    let source: DocumentSource

    /// A page with fewer letters than this in all holds no CV or post, only a scanner's stamp.
    private static let fewestLetters = 25

    func document(_ bytes: [UInt8]) throws(DocumentError) -> Document {
        try check(bytes)
        var pages = try PDFWordList.pages(programs.words(bytes))
        guard pages.count <= source.limits.pages else {
            throw DocumentError(
                .tooLarge, "The PDF has more than \(source.limits.pages) pages",
                hint: "Import the pages of the CV or job post alone.")
        }
        guard pages.contains(where: { !$0.words.isEmpty }) else { throw noText(pages: pages.count) }
        var warnings: [DocumentWarning] = []
        let runs = programs.runs(bytes).flatMap { try? PrintedRuns($0) }
        if let runs {
            mark(&pages, from: runs, bytes)
        } else {
            warnings.append(.uncheckedColours)
        }
        let letters = pages.reduce(0) { sum, page in
            sum
                + page.words.reduce(0) {
                    $0 + ($1.hiding == nil ? $1.text.count { $0.isLetter } : 0)
                }
        }
        guard letters >= PDFFormat.fewestLetters else { throw noText(pages: pages.count) }
        let silent = pages.count { $0.words.isEmpty }
        if silent > 0 { warnings.append(.pagesWithoutText(silent)) }
        var text = PDFText(limit: source.limits.textBytes)
        text.write(pages, links: runs)
        var document = try text.builder.document(
            path: source.path, kind: .pdf, sha256: source.sha256, warnings: warnings)
        document.pages = pages.count
        return document
    }

    /// Poppler mends what it can of a file that is cut off, and half a CV would pass for a whole.
    private func check(_ bytes: [UInt8]) throws(DocumentError) {
        let tail = String(decoding: bytes.suffix(8192), as: UTF8.self)
        guard tail.contains("%%EOF") || tail.contains("startxref") else {
            throw DocumentError(
                .unreadable, "The PDF is cut off", hint: "Ask for another copy.")
        }
    }

    private func noText(pages: Int) -> DocumentError {
        pages == 0
            ? DocumentError(.unreadable, "The PDF has no page", hint: "Ask for another copy.")
            : DocumentError(
                .noTextLayer, "The PDF is a picture of \(pages == 1 ? "a page" : "pages")",
                hint: "Run it through text recognition, or ask for the original document.")
    }

    /// Gives each word its link, and finds the words that the page does not show.
    private func mark(_ pages: inout [PDFPage], from runs: PrintedRuns, _ bytes: [UInt8]) {
        var paintable = source.limits.paintedPages
        for page in pages.indices {
            var suspects: [(word: Int, isLight: Bool)] = []
            for index in pages[page].words.indices where pages[page].words[index].hiding == nil {
                let word = pages[page].words[index]
                guard let run = runs.run(of: word, page: page) else {
                    // Icons of private fonts are often missing there, and are no words.
                    if word.text.contains(where: \.isLetter) { suspects.append((index, false)) }
                    continue
                }
                pages[page].words[index].target = run.target
                if run.isLight { suspects.append((index, true)) }
            }
            guard !suspects.isEmpty else { continue }
            var raster: PageRaster?
            if paintable > 0 {
                raster = programs.raster(bytes, page: page).flatMap {
                    PageRaster($0, pageWidth: pages[page].width)
                }
                // What cannot be painted once will not be painted faster next time.
                paintable = raster == nil ? 0 : paintable - 1
            }
            for suspect in suspects {
                let isShown = raster?.shows(pages[page].words[suspect.word].box) ?? !suspect.isLight
                if !isShown { pages[page].words[suspect.word].hiding = .colour }
            }
        }
    }
}
