/// The places that ship in `data/places`.
package enum PlaceData {
    /// The bytes of one of the files: `countries`, `regions`, `places` or `zones`.
    package static func bytes(_ name: String) throws -> [UInt8] {
        try Project.bytes("data/places/\(name).tsv")
    }
}
