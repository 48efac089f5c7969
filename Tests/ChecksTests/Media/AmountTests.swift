import Testing
@testable import Checks

/// Numbers as findings show them.
@Suite struct AmountTests {
  @Test func `sizes are in the unit of the limit, and too much never looks like the limit`() {
    #expect(Amount.size(5_242_881, of: 5 << 20) == ("5.1 MiB", "5 MiB"))
    #expect(Amount.size(2_000_001, of: 2_000_000) == ("2.1 MB", "2 MB"))
    #expect(Amount.size(.max, of: 1_000) != ("", ""))
    #expect(Amount.size(10_239, of: 10 << 10, isTooSmall: true) == ("9.9 KiB", "10 KiB"))
    #expect(Amount.size(7, of: 3) == ("7 bytes", "3 bytes"))
  }

  @Test(arguments: [
    (1.91, "1.91:1"), (0.8, "0.8:1"), (1, "1:1"), (0.05, "0.05:1"), (20, "20:1"), (1e300, "1000000000:1"),
  ])
  func `ratios have two digits at most`(value: Double, text: String) {
    #expect(Amount.ratio(value) == text)
  }

  @Test func `one of them loses its letter`() {
    #expect(Amount.count(1, "pictures") == "1 picture")
    #expect(Amount.count(2, "pictures") == "2 pictures")
    #expect(Amount.short(29.97) == "30")
    #expect(Amount.short(1, "seconds") == "1 second")
    #expect(Amount.short(1.5, "seconds") == "1.5 seconds")
    #expect(Amount.short(0.5) == "0.5")
  }
}
