/// Words that claim nothing: a new text may have them without evidence.
///
/// None of them counts, dates, ranks, praises, names a person, a tool or a place, or says how much of
/// something there was. A word that would do so in some sentence is not here: `over`, `all`, `since`,
/// `within`.
enum NeutralWords {
    /// Whether a folded word is one of them.
    static func contains(_ word: String) -> Bool {
        separators.contains(word) || transparent.contains(word)
    }

    /// Articles, which are read over as if they did not stand there.
    static let articles = words(
        "a an the der die das den dem des ein eine einen einem einer eines")

    /// Words that part clauses; what stands on their other side belongs to another statement.
    static let conjunctions = words(
        "and but while whereas or und aber oder sowie wahrend wobei")

    /// Words that bind what stands before them to what stands behind: `Bank of …`, `engineer at …`.
    static let binders = words("of at von vom bei beim")

    /// Words after which a name says for whom or whence: `for …`, `by …`.
    static let reasons = words("for by from to fur durch aus zu zum zur")

    /// Those of them behind which any word, not only a name, says who did it or where it came from.
    static let origins = words("by from durch aus")

    /// Words that join two parts of a statement. Neither part says more for standing beside the other.
    static let separators: Set<String> = conjunctions.union(binders).union(reasons).union(
        words(
            """
            with in on as into onto via through across including include includes so that which who whose
            where when because thus thereby hence whereby alongside among between toward towards regarding
            concerning using use used uses utilizing covering involving applying applied focusing focused
            based like such enabling allowing providing making
            mit im ins am an auf als wie inklusive einschliesslich mittels anhand indem damit dabei
            dazu hierbei wodurch womit zwischen gegenuber hinsichtlich bezuglich sodass dass da weil wenn
            welche welcher welches
            """
        )
    )

    /// Words that are read over when it is asked which words stand together.
    static let transparent = words(
        """
        is are was were be been being has have had do does did it its this that these those there here
        their they them then also therefore related relevant respective corresponding oriented
        ist sind war waren sein wird werden wurde wurden worden hat haben hatte es sie dies diese dieser
        dieses diesen diesem dort hier auch somit daher jeweils jeweilig jeweilige jeweiligen entsprechend
        entsprechende entsprechenden sich zudem bezogen bezogene
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
