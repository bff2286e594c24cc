import Workflows
let systemTimeZones = TimeZones { _, _ in nil }
