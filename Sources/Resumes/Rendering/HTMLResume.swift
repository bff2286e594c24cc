extension Resume {
    /// The résumé as one HTML page that loads nothing and runs nothing.
    package var html: String {
        var body = ""
        var isList = false
        for paragraph in paragraphs {
            let isBullet = paragraph.kind == .bullet
            if isBullet != isList { body += isBullet ? "<ul>\n" : "</ul>\n" }
            isList = isBullet
            let (open, close) = HTML.tags(paragraph.kind)
            body += open + paragraph.runs.map(HTML.run).joined() + close + "\n"
        }
        if isList { body += "</ul>\n" }
        return """
            <!DOCTYPE html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTML.escaped(paragraphs.first { $0.kind == .title }?.text ?? "Résumé"))</title>
            <style>\(HTML.style)</style>
            </head>
            <body>
            \(body)</body>
            </html>

            """
    }
}

private enum HTML {
    static let style =
        "body{max-width:46em;margin:2em auto;padding:0 1em;font-family:sans-serif;line-height:1.4}"
        + "h1,.contact{text-align:center;margin:.2em 0}h2{border-bottom:1px solid;margin:1em 0 .4em}"
        + ".entry{margin:.8em 0 .2em}p{margin:.2em 0}ul{margin:.2em 0;padding-left:1.4em}"

    static func tags(_ kind: ResumeParagraph.Kind) -> (open: String, close: String) {
        switch kind {
        case .title: ("<h1>", "</h1>")
        case .contact: (#"<p class="contact">"#, "</p>")
        case .heading: ("<h2>", "</h2>")
        case .entry: (#"<p class="entry">"#, "</p>")
        case .bullet: ("<li>", "</li>")
        case .text: ("<p>", "</p>")
        }
    }

    static func run(_ run: ResumeParagraph.Run) -> String {
        var html = escaped(run.text)
        if let link = run.link { html = "<a href=\"\(escaped(link))\">\(html)</a>" }
        return run.isBold ? "<strong>\(html)</strong>" : html
    }

    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
