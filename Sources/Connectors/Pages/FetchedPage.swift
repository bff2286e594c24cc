package import Web

/// A page of the web as it came.
package struct FetchedPage: Sendable, Hashable {
    /// The kinds of content that are read.
    package enum Kind: String, Sendable, CaseIterable {
        case html = "text/html"
        case xhtml = "application/xhtml+xml"
        case text = "text/plain"
        case json = "application/json"
        case linkedData = "application/ld+json"
        case pdf = "application/pdf"
    }

    /// Where it was found, behind all redirects.
    package var address: WebAddress
    /// Of what kind the server says it is.
    package var kind: Kind
    /// Its bytes, decompressed; texts in UTF-8, whatever encoding the server named.
    package var bytes: [UInt8]
    /// The jobs that it describes for search engines, in their order; empty when it describes none.
    package var jobs: [PostedJob]
}

extension FetchedPage {
    /// A page from the answer of a server that has it.
    ///
    /// - Parameter address: Where it was found.
    /// - Throws: `PageProblem` for a kind of content that is not read.
    package init(_ response: Response, at address: WebAddress) throws(PageProblem) {
        guard let kind = response.head.pageKind else {
            throw .unreadableKind(response.head.contentType.map { String($0.prefix(100)) })
        }
        let body =
            kind == .pdf
            ? response.body : PageEncoding.utf8(response.body, from: response.head.charset)
        self.init(
            address: address, kind: kind, bytes: body, jobs: LinkedData.jobs(in: body, kind))
    }
}

extension ResponseHead {
    /// The kind of content, when it is one that is read.
    var pageKind: FetchedPage.Kind? { contentType.flatMap(FetchedPage.Kind.init) }

    /// The encoding that the head names, in lower case; nil when it names none.
    var charset: String? {
        for parameter in (self["content-type"] ?? "").split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased().filter({ $0 != " " }) == "charset" else {
                continue
            }
            return parts[1].lowercased().filter { $0.isLetter || $0.isNumber || "-_:".contains($0) }
        }
        return nil
    }
}
