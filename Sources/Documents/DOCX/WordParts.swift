/// The parts of a Word document that are the same in all that we write.
enum WordParts {
    private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    static let contentTypes =
        head + """
            <Types xmlns="\(package)/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/word/document.xml" ContentType="\(word).document.main+xml"/>
            <Override PartName="/word/styles.xml" ContentType="\(word).styles+xml"/>
            <Override PartName="/word/numbering.xml" ContentType="\(word).numbering+xml"/>
            <Override PartName="/docProps/core.xml" \
            ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
            </Types>
            """

    static let rootRelations =
        head + """
            <Relationships xmlns="\(package)/relationships">
            <Relationship Id="rId1" Type="\(office)/officeDocument" Target="word/document.xml"/>
            <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" \
            Target="docProps/core.xml"/>
            </Relationships>
            """

    static let documentRelations =
        head + """
            <Relationships xmlns="\(package)/relationships">
            <Relationship Id="rId1" Type="\(office)/styles" Target="styles.xml"/>
            <Relationship Id="rId2" Type="\(office)/numbering" Target="numbering.xml"/>
            </Relationships>
            """

    static func properties(title: String) -> String {
        head + """
            <cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(title)</dc:title></cp:coreProperties>
            """
    }

    static let documentStart = head + #"<w:document xmlns:w="\#(main)"><w:body>"# + "\n"

    /// A4 with margins of 2 cm, in twentieths of a point.
    static let documentEnd = """
        <w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" \
        w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>
        """

    static let styles =
        head + """
            <w:styles xmlns:w="\(main)"><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/></w:rPr>\
            </w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="40"/></w:pPr></w:pPrDefault>\
            </w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
            <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
            <w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:customStyle="1" w:styleId="Contact"><w:name w:val="Contact"/>\
            <w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>\
            <w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:pBdr>\
            <w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>\
            <w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr>\
            <w:rPr><w:b/><w:sz w:val="25"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:customStyle="1" w:styleId="Entry"><w:name w:val="Entry"/>\
            <w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="100"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>\
            <w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>\
            </w:pPr></w:style>
            </w:styles>
            """

    static let numbering =
        head + """
            <w:numbering xmlns:w="\(main)"><w:abstractNum w:abstractNumId="0">\
            <w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>\
            <w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>\
            <w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>\
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
            """
}
