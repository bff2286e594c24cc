import FoundationEssentials
import TestSupport
import Testing

@testable import Language

@Suite("The files of places") struct PlaceFilesTests {
    private func rows(_ name: String) throws -> [[Substring]] {
        try Project.text("data/places/\(name).tsv").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    }

    @Test(
        "Every row has its columns and stands once",
        arguments: [
            ("countries", 9), ("regions", 5), ("places", 6), ("zones", 4),
        ])
    func columns(name: String, count: Int) throws {
        let rows = try rows(name)
        #expect(rows.filter { $0.count != count }.isEmpty)
        let keys = rows.map {
            name == "places" ? $0[0...2].joined(separator: "|") : $0[0...1].joined()
        }
        let twice = Dictionary(grouping: keys, by: { $0 }).filter { $1.count > 1 }.keys
        #expect(twice.isEmpty, "\(twice.sorted())")
    }

    @Test("There are enough places, and every country has its capital among them")
    func capitals() throws {
        let places = try rows("places")
        #expect(places.count >= 2500)
        let known = Set(places.map { $0[1] + "|" + Gazetteer.key(String($0[0])) })
        for country in try rows("countries") where !country[3].isEmpty {
            #expect(
                known.contains(country[0] + "|" + Gazetteer.key(String(country[3]))),
                "\(country[2]) lacks \(country[3])")
        }
    }

    @Test("Countries and regions that places name exist") func references() throws {
        let codes = Set(try rows("countries").map { $0[0] })
        let regions = try rows("regions")
        let known = Set(regions.flatMap { [$0[0] + "|" + $0[1], $0[0] + "|" + $0[2]] })
        for region in regions { #expect(codes.contains(region[0]), "\(region)") }
        for place in try rows("places") {
            #expect(codes.contains(place[1]), "\(place)")
            if !place[2].isEmpty { #expect(known.contains(place[1] + "|" + place[2]), "\(place)") }
            #expect(Int(place[4]) != nil, "\(place)")
        }
    }

    @Test(
        "Every zone is one of the system's",
        .enabled(
            if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Berlin"),
            "the system has no zone files (package tzdata)"))
    func zones() throws {
        var zones = Set(try rows("places").map { $0[3] })
        zones.formUnion(try rows("countries").map { $0[4] })
        zones.formUnion(try rows("regions").map { $0[3] })
        zones.formUnion(try rows("zones").map { $0[2] })
        for zone in zones where !zone.isEmpty {
            #expect(
                FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/" + zone), "\(zone)")
        }
    }
}
