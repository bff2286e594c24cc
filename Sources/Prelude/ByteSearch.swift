extension String {
    /// Whether another text stands in this one, byte for byte: for folded texts, of which equal ones have
    /// equal bytes. `contains` compares whole characters and builds a table for each search, which was two
    /// thirds of the time that reading a job post took.
    package func holds(_ part: String) -> Bool {
        var (text, part) = (self, part)
        return text.withUTF8 { text in
            part.withUTF8 { part in
                guard let first = part.first else { return true }
                guard part.count <= text.count else { return false }
                for start in 0...(text.count - part.count) where text[start] == first {
                    var length = 1
                    while length < part.count, text[start + length] == part[length] { length += 1 }
                    if length == part.count { return true }
                }
                return false
            }
        }
    }
}
