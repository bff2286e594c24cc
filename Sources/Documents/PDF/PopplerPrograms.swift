import Processes

/// Poppler's programs, each run as a confined child over the same bytes.
struct PopplerPrograms {
    let folders: [String]
    let limits: DocumentLimits
    let cancellation: Cancellation?

    /// Where a child finds the bytes: its standard input, an anonymous file it can seek in.
    private static let input = "/dev/fd/0"

    /// Every word with its box, as XHTML.
    ///
    /// - Throws: `DocumentError` saying what is wrong with the file, or that the program is missing.
    func words(_ bytes: [UInt8]) throws(DocumentError) -> [UInt8] {
        let arguments = ["-bbox", "-l", "\(limits.pages + 1)", PopplerPrograms.input, "-"]
        let result = try run("pdftotext", arguments, bytes, deadline: limits.deadline)
        switch result.ending {
        case .exited(0): return result.output
        case .exited(let status): throw failure(status, result.errorOutput)
        case .signalled: throw damaged
        case .cancelled:
            throw DocumentError(.unreadable, "Reading it was stopped", hint: "Import it again.")
        case .deadline, .exceeded:
            throw DocumentError(
                .tooLarge, "Reading it takes more time or space than a CV or job post needs",
                hint: "Print it to a new PDF, or ask for another copy.")
        }
    }

    /// Runs of text with colours and links, as XML; nil when the program gives none.
    func runs(_ bytes: [UInt8]) -> [UInt8]? {
        let arguments = [
            "-xml", "-i", "-zoom", "1", "-noroundcoord", "-nodrm", "-stdout", "-q", "-l",
            "\(limits.pages)", PopplerPrograms.input,
        ]
        guard let result = try? run("pdftohtml", arguments, bytes, deadline: limits.deadline / 2),
            result.ending == .exited(0)
        else {
            return nil
        }
        return result.output
    }

    /// One page in grey, 72 pixels to the inch; nil when the program gives none.
    func raster(_ bytes: [UInt8], page: Int) -> [UInt8]? {
        let number = "\(page + 1)"
        let arguments = [
            "-f", number, "-l", number, "-r", "72", "-gray", "-cropbox", PopplerPrograms.input,
        ]
        guard let result = try? run("pdftoppm", arguments, bytes, deadline: limits.deadline / 5),
            result.ending == .exited(0)
        else {
            return nil
        }
        return result.output
    }

    private func run(
        _ program: String, _ arguments: [String], _ bytes: [UInt8], deadline: Int
    ) throws(DocumentError) -> ChildResult {
        guard let path = Programs.locate(program, in: folders) else {
            throw DocumentError(
                .unsupported, "PDF needs poppler's \(program), which is not installed",
                hint: "Install the package poppler-utils.")
        }
        var child = ChildProcess(path, arguments)
        child.input = .bytes(bytes)
        child.limits.deadline = deadline
        child.limits.cpuSeconds = max(1, deadline / 1000)
        child.limits.memoryBytes = limits.childMemory
        child.limits.outputBytes = 48 << 20
        do {
            return try child.run(cancellation: cancellation)
        } catch {
            throw DocumentError(
                .unreadable, "\(program) could not be started", hint: "Close other programs.")
        }
    }

    private func failure(_ status: Int32, _ errors: [UInt8]) -> DocumentError {
        let message = String(decoding: errors, as: UTF8.self)
        if message.contains("Incorrect password") || message.contains("Unsupported security")
            || message.contains("unknown security")
            || message.contains("Couldn't find the encryption")
        {
            return DocumentError(
                .encrypted, "The PDF is locked by a password",
                hint: "Ask for a copy without a password.")
        }
        if status == 3 {
            return DocumentError(
                .encrypted, "The PDF forbids copying its text",
                hint: "Ask for a copy that is not protected.")
        }
        return damaged
    }

    private var damaged: DocumentError {
        DocumentError(
            .unreadable, "The PDF is damaged", hint: "Open it elsewhere, or ask for another copy.")
    }
}
