import PostgresStorage
import Storage
import TestSupport
import Testing

@Suite("The address of a desk on PostgreSQL") struct PostgresAddressTests {
    @Test(
        "The password is never shown",
        arguments: [
            ("postgres://ada:s3cret@db/desk", "postgres://ada:***@db/desk"),
            ("postgresql://ada@db:5433/desk", "postgresql://ada@db:5433/desk"),
            ("postgres:///desk?host=/run/x", "postgres:///desk?host=/run/x"),
            (
                "postgres://db/desk?user=ada&password=s3cret&sslmode=require",
                "postgres://db/desk?user=ada&password=***&sslmode=require"
            ),
        ])
    func redacted(url: String, shown: String) throws {
        #expect(try PostgresAddress(url).shown == shown)
    }

    @Test(
        "An address that libpq would take apart in another way is refused, and not quoted",
        arguments: [
            "postgres://ada:s3@cret@db/desk", "postgres://ada:s3/cret@db/desk",
            "postgres://ada:s3?cret@db/desk", "postgres://ada:s3:cret@db/desk",
            "postgres://ada:s3 cret@db/desk", "/home/ada/s3cret.sqlite",
        ])
    func refused(url: String) {
        do {
            _ = try PostgresAddress(url)
            Issue.record("it was taken")
        } catch {
            #expect(!"\(error)".contains("s3"))
            #expect(!"\(error)".contains("cret"))
        }
        if PostgresAddress.isOne(url) {
            #expect(!PostgresAddress.redacted(url).contains("cret@"))
        }
    }

    @Test("A server that is not there is an error without the password") func absent() throws {
        let folder = try TemporaryFolder()
        let address = try PostgresAddress("postgres://ada:s3cret@/desk?host=\(folder.path)")
        do {
            _ = try PostgresDatabase(address)
            Issue.record("a server answered")
        } catch let error as DatabaseError {
            #expect(error.kind == .unopenable)
            #expect(!error.description.contains("s3cret"))
        }
    }
}
