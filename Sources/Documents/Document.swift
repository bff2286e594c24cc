package import Prelude

/// One record read from a file: a CV or a job post as text, with what its format told beside the
/// words. A file of many records (a table, a JSON list) gives one document per record.
package struct Document: Sendable, Hashable {
    /// The path of the file as it was given.
    package var path: String
    /// The record inside a file of many, from 1; nil for a file that is one record.
    package var part: Int?
    /// The format, told from the content and not from the file's name.
    package var kind: DocumentKind
    /// SHA-256 in hexadecimal: of the file's bytes, or of `text` for a record inside a file.
    package var sha256: String
    /// The text: UTF-8, lines ended by `\n` alone, no control characters but `\n` and `\t`.
    package var text: String
    /// Stretches of the text with a hyperlink behind them, in their order.
    package var links: [Link] = []
    /// Stretches of the text that the format labels, in their order; see `FactPath`.
    package var facts: [Fact] = []
    /// Text that the file holds but a reader would not see. It is no part of `text`, so that it is
    /// never scored.
    package var hiddenText: [String] = []
    /// What is doubtful about the document.
    package var warnings: [DocumentWarning] = []
    /// The number of pages, where the format has pages.
    package var pages: Int?
    /// Whether the record is a person or an opening, where the format itself says so.
    package var declaredSubject: Subject?

    /// A document of text alone.
    package init(path: String, kind: DocumentKind, sha256: String, text: String) {
        self.path = path
        self.kind = kind
        self.sha256 = sha256
        self.text = text
    }

    /// A stretch of the text with a hyperlink behind it.
    package struct Link: Sendable, Hashable {
        /// The words that are linked.
        package var span: TextSpan
        /// Where the link leads, as written in the file.
        package var target: String

        /// A link from its words and target.
        package init(span: TextSpan, target: String) {
            self.span = span
            self.target = target
        }
    }

    /// A stretch of the text whose meaning the file's format gives.
    package struct Fact: Sendable, Hashable {
        /// What it is, as a JSON Resume path: `basics.name`, `work[0].startDate`.
        package var path: String
        /// Where it stands.
        package var span: TextSpan

        /// A fact from its path and place.
        package init(path: String, span: TextSpan) {
            self.path = path
            self.span = span
        }
    }
}

/// The formats that are read.
package enum DocumentKind: String, Sendable, Hashable, CaseIterable {
    case pdf
    case docx
    case odt
    case rtf
    case html
    case markdown
    case text
    case csv
    /// Any JSON: the JSON Resume schema, its variants, or a job post.
    case jsonResume = "json_resume"
}

/// What a document is about.
package enum Subject: String, Sendable, Hashable, CaseIterable {
    case candidate
    case job
}

/// What a human should know about a document.
package enum DocumentWarning: Sendable, Hashable {
    /// Text stands in the file where no reader would see it.
    case hiddenText(HidingPlace)
    /// The text was stored in a broken encoding and has been repaired.
    case repairedEncoding
    /// Characters that no encoding explains were replaced by U+FFFD.
    case brokenCharacters
    /// The file's name ends as another format's would.
    case misleadingName(DocumentKind)
    /// Colours and link targets of a PDF could not be read; hidden text may have passed.
    case uncheckedColours
    /// Pages that hold no text, for example scans between pages of text.
    case pagesWithoutText(Int)
    /// The file is a scan, whose text a language model read.
    case readByModel

    /// How text was kept from a reader's eyes.
    package enum HidingPlace: String, Sendable, Hashable, CaseIterable {
        /// Written in the colour of what lies behind it.
        case colour
        /// Written too small to read.
        case size
        /// Outside the page.
        case place
        /// Marked as hidden by the format: a Word run, an HTML element.
        case markup
        /// Characters without width, or tag characters that spell text.
        case characters
    }

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .hiddenText(.colour): "Text in the colour of its background was left out."
        case .hiddenText(.size): "Text too small to read was left out."
        case .hiddenText(.place): "Text outside the page was left out."
        case .hiddenText(.markup): "Text that the file marks as hidden was left out."
        case .hiddenText(.characters): "Invisible characters were left out."
        case .repairedEncoding: "The text's broken encoding was repaired."
        case .brokenCharacters: "Some characters could not be read."
        case .misleadingName(let kind): "The file's name does not say what it is: \(kind.rawValue)."
        case .uncheckedColours: "The text could not be checked for hidden words."
        case .readByModel: "The file is a scan; a language model read its text."
        case .pagesWithoutText(let count): "\(count) pages hold no text."
        }
    }
}
