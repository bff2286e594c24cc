import Prelude
import TestSupport
import Testing

@testable import Language

/// The gazetteer of the project, read once for all tests.
let gazetteer: Gazetteer = {
    do {
        return try Gazetteer(
            countries: PlaceData.bytes("countries"), regions: PlaceData.bytes("regions"),
            places: PlaceData.bytes("places"), zones: PlaceData.bytes("zones"))
    } catch {
        preconditionFailure("\(error)")
    }
}()

@Suite("Places") struct GazetteerTests {
    @Test(
        "A place is found in every usual form",
        arguments: [
            ("Milan", "Milan, Italy", "Europe/Rome"),
            ("München", "Munich, Germany", "Europe/Berlin"),
            ("Portland, OR", "Portland, United States", "America/Los_Angeles"),
            ("Portland, ME", "Portland, United States", "America/New_York"),
            ("Cambridge, MA, USA", "Cambridge, United States", "America/New_York"),
            ("Cambridge", "Cambridge, United Kingdom", "Europe/London"),
            ("London, Ontario", "London, Canada", "America/Toronto"),
            ("20144 Milano, Italien", "Milan, Italy", "Europe/Rome"),
            ("80331 München", "Munich, Germany", "Europe/Berlin"),
            ("Greater London Area", "London, United Kingdom", "Europe/London"),
            ("Paris (France)", "Paris, France", "Europe/Paris"),
            ("Bengaluru, Karnataka, India", "Bangalore, India", "Asia/Kolkata"),
            ("Варшава", "Warsaw, Poland", "Europe/Warsaw"), ("東京", "Tokyo, Japan", "Asia/Tokyo"),
            ("Amsterdam, the Netherlands", "Amsterdam, Netherlands", "Europe/Amsterdam"),
            ("SF", "San Francisco, United States", "America/Los_Angeles"),
            ("Kraków / remote", "Krakow, Poland", "Europe/Warsaw"),
        ])
    func forms(text: String, name: String, zone: String) throws {
        let place = try #require(gazetteer.place(text))
        #expect(Gazetteer.key(place.description) == Gazetteer.key(name) || place.zone == zone)
        #expect(place.zone == zone)
    }

    @Test("A country alone is a country, with a zone only where it has one") func countries() {
        #expect(gazetteer.place("Germany")?.zone == "Europe/Berlin")
        #expect(gazetteer.place("United States")?.city == nil)
        #expect(gazetteer.place("USA")?.zone == nil)
        #expect(gazetteer.place("Deutschland")?.countryCode == "DE")
        #expect(gazetteer.place("Texas, USA")?.region == "Texas")
    }

    @Test(
        "Words that only look like places are left in prose",
        arguments: [
            "It is nice to read Reading lists and split the work.",
            "Paris Hilton met Jordan Brown.",
            "The most mobile team, OR the best IN town", "us and them, it or me", "",
        ])
    func prose(text: String) {
        #expect(gazetteer.find(in: SourceText(text)).isEmpty)
    }

    @Test("Places are found where they stand in a sentence") func find() {
        let text = SourceText("Our office is in Leeds, UK; half the team works from Lisbon.")
        let found = gazetteer.find(in: text)
        #expect(found.map(\.value.city) == ["Leeds", "Lisbon"])
        #expect(found.map { text.string($0.span) } == ["Leeds, UK", "Lisbon"])
    }

    @Test("A broken row is named with its file and line") func broken() {
        #expect {
            try Gazetteer(
                countries: Array("# x\nDE\tDEU\n".utf8), regions: [], places: [], zones: [])
        } throws: { error in
            "\(error)" == "countries.tsv:2: expected 9 columns, found 2"
        }
    }
}
