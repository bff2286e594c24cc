package import Documents
internal import Prelude
package import Resumes

/// The forms that a résumé is written in.
package enum ResumeFormat: String, Sendable, CaseIterable {
    case markdown
    case text
    case html
    case json
    case latex
    case docx
    case pdf

    /// How a file of the form ends.
    package var ending: String {
        switch self {
        case .markdown: "md"
        case .text: "txt"
        case .html: "html"
        case .json: "json"
        case .latex: "tex"
        case .docx: "docx"
        case .pdf: "pdf"
        }
    }

    /// A résumé in this form; nil for a PDF, which a program has to make of the LaTeX form.
    ///
    /// - Throws: `DocumentError` when a Word document cannot be made.
    package func bytes(of resume: Resume) throws(DocumentError) -> [UInt8]? {
        switch self {
        case .markdown: Array(resume.markdown.utf8)
        case .text: Array(resume.plainText.utf8)
        case .html: Array(resume.html.utf8)
        case .json: Array((resume.json.text(pretty: true) + "\n").utf8)
        case .latex: Array(LaTeXResume(resume).source.utf8)
        case .docx:
            try WordWriter.bytes(
                resume.paragraphs.map(WordParagraph.init), title: resume.basics.name ?? "")
        case .pdf: nil
        }
    }
}

extension WordParagraph {
    /// A paragraph of a résumé as Word has it.
    init(_ paragraph: ResumeParagraph) {
        let kind: Kind =
            switch paragraph.kind {
            case .title: .title
            case .contact: .centred
            case .heading: .heading
            case .entry: .entry
            case .bullet: .bullet
            case .text: .text
            }
        self.init(kind, paragraph.runs.map { Run($0.text, isBold: $0.isBold, link: $0.link) })
    }
}
