import Commands
import Core
import Foundation
import TestSupport
import Testing

/// The contents and order of a listing of the queue.
@Suite struct ListingTests {
  @Test func daysEndTheListing() throws {
    let workshop = try Workshop()
    try workshop.write()
    // The post goes out on the first of December, 09:00 in Berlin.
    #expect(try workshop.listed(["--days", "7"], now: "2026-11-24T07:59:59Z").isEmpty)
    #expect(try workshop.listed(["--days", "7"], now: "2026-11-24T08:00:01Z") == ["x", "facebook"])
    #expect(workshop.stet(["queue", "--days", "0"], as: .ana).status.rawValue == 64)
  }

  @Test func aFileForHootsuiteIsForOneAccount() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    let several = workshop.stet(["queue", "--format", "hootsuite"])
    #expect(several.status.rawValue == 64)
    #expect(several.output.isEmpty)
    #expect(several.errors.contains("Hint: stet queue --format hootsuite --channel facebook"), "\(several.errors)")
    let file = try workshop.expectSuccess(["queue", "--format", "hootsuite", "--channel", "x"])
    #expect(file.output.hasPrefix("12/01/2026 09:00,\"Am 1. Dezember ist Markt. Liebe Mitarbeiter*innen"))
    #expect(file.errors.contains("  post-a: media/markt.png (alt text: Stände im Hof)"), "\(file.errors)")
    // The hint can be typed as printed, and then the post is Hootsuite's.
    let hint = try #require(file.errors.split(separator: "\n").first { $0.hasPrefix("  stet record") })
    try workshop.expectSuccess(hint.split(separator: " ").dropFirst().map(String.init), as: .dana)
    let after = try workshop.expectSuccess(["queue", "--format", "hootsuite", "--channel", "x"])
    #expect(after.output.isEmpty)
    #expect(after.errors.contains("not in the file, since not scheduled: 1 entry: 1 handed off"), "\(after.errors)")
  }

  @Test func aFileForHootsuiteHasEachOccurrence() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(channels: "[x]", more: "repeat: { every: 2w, times: 4 }"))
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    let near = try workshop.expectSuccess(["queue", "--format", "hootsuite"])
    #expect(near.output.split(separator: "\r\n").map { $0.prefix(10) } == ["12/01/2026", "12/15/2026"])
    #expect(near.errors.contains("Note: 2 later occurrences of posts that repeat are not listed"), "\(near.errors)")
    #expect(near.errors.contains("  post-a (2026-12-15): media/markt.png"), "\(near.errors)")
    let whole = try workshop.expectSuccess(["queue", "--format", "hootsuite", "--all"])
    #expect(whole.output.split(separator: "\r\n").count == 4)
    #expect(
      whole.errors.contains(
        "  stet record handed-off post-a --channel x --occurrence 2027-01-12 --to hootsuite --ahead\n"), "\(whole)")
  }

  @Test func daysLookBackAsFar() throws {
    let workshop = try Workshop()
    try workshop.write()
    // Missed since 11:00; a plain listing has it for seven days.
    #expect(try workshop.listed(["--days", "9"], now: "2026-12-10T08:00:00Z") == ["x", "facebook"])
    #expect(try workshop.listed(["--days", "9"], now: "2026-12-10T08:00:01Z").isEmpty)
  }

  @Test func peopleReadLessThanPrograms() throws {
    let workshop = try Workshop()
    try workshop.write()
    let later = "2026-12-20T08:00:00Z"
    let text = try workshop.expectSuccess(["queue"], now: later).output
    #expect(
      text.hasPrefix("no entry fits; the queue has 2\n2 entries from more than seven days ago are not listed: 2 missed")
    )
    for format in ["json", "csv", "ics"] {
      let output = try workshop.expectSuccess(["queue", "--format", format], now: later).output
      #expect(output.contains("post-a"), "\(format)")
    }
    #expect(try !workshop.expectSuccess(["queue", "--format", "markdown"], now: later).output.contains("Markt"))
    #expect(try workshop.expectSuccess(["queue", "--all"], now: later).output.contains("Markt"))
    let published = ["record", "published", "post-a", "--channel", "x", "--by-hand", "-m", "so"]
    try workshop.expectSuccess(published, now: "2026-12-01T09:00:00Z")
    let json = try workshop.expectSuccess(["queue", "--format", "json"], now: later).json
    #expect(json["leftOut"] == ["published": 1])
    #expect(json["entries"]?.arrayValue?.count == 1)
  }

  @Test func withoutATitleTheFirstWordsStandForIt() throws {
    let workshop = try Workshop()
    let plain = Workshop.post().replacing("title: Markt\n", with: "")
    try workshop.write(plain)
    let words = "Am 1. Dezember ist Markt. Liebe"
    #expect(try workshop.expectSuccess(["queue"]).output.contains(words))
    #expect(workshop.stet(["explain", "post-a"]).output.hasPrefix(words))
    // Also where the post cannot be rendered.
    try workshop.write(plain.replacing("media/markt.png", with: "media/nichts.png"))
    #expect(try workshop.expectSuccess(["queue"]).output.contains(words))
  }

  @Test(
    arguments: [
      (["--channel", "x"], ["x"]), (["--channel", "x", "--channel", "facebook"], ["x", "facebook"]),
      (["--campaign", "advent"], ["x", "facebook"]), (["--campaign", "ostern"], []),
      (["--pillar", "news"], ["x", "facebook"]), (["--pillar", "promotion"], []), (["--department", "pr"], []),
      (["--person", "ana"], ["x", "facebook"]), (["--person", "ben"], []),
      (["--waiting-for", "ben"], ["x", "facebook"]), (["--waiting-for", "cem"], []), (["--waiting-for", "ana"], []),
      (["--waiting-for", "ben", "--channel", "facebook", "--state", "needs-approval"], ["facebook"]),
    ] as [([String], [String])])
  func filtersNarrowIt(options: [String], channels: [String]) throws {
    let workshop = try Workshop()
    try workshop.write(
      Workshop.post().replacing("title: Markt\n", with: "title: Markt\ncampaign: advent\npillar: news\n"))
    #expect(try workshop.listed(options, now: "2026-11-24T08:00:00Z") == channels)
  }

  @Test(arguments: ["--channel", "--department", "--pillar", "--person", "--waiting-for"])
  func anUnknownNameIsNoFilter(option: String) throws {
    let outcome = try Workshop().stet(["queue", option, "nichts"])
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("\"nichts\" in stet.yml"), "\(outcome)")
  }

  @Test func anUnknownCampaignIsToldWithTheOneThatWasMeant() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(more: "campaign: advent"))
    let outcome = try workshop.expectSuccess(["queue", "--campaign", "adven"])
    #expect(outcome.errors.contains("no post of the queue has the campaign \"adven\", did you mean \"advent\"?"))
    #expect(try workshop.expectSuccess(["queue", "--campaign", "advent"]).errors.isEmpty)
  }

  @Test func freeSlotsStandAmongTheEntries() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(channels: "[x]", date: "slot"))
    func slots(_ options: [String] = [], now: String = "2026-11-24T08:30:00Z") throws -> [String] {
      let json = try workshop.expectSuccess(["queue", "--slots", "--format", "json"] + options, now: now).json
      return (json["slots"]?.arrayValue ?? []).compactMap { $0["local"]?.stringValue }
    }
    // Slots are on working days at 09:00; that of today is too early for what is approved now. What waits for an
    // approval takes none.
    #expect(try slots(["--days", "3"]).first == "2026-11-25T09:00:00+01:00")
    #expect(try slots(["--days", "3"]).count == 3)
    #expect(try slots().count == 10)
    #expect(try slots(["--channel", "facebook"]).isEmpty)
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben, now: "2026-11-24T08:30:00Z")
    #expect(try slots(["--days", "3"]).count == 2)
    let text = try workshop.expectSuccess(["queue", "--slots", "--days", "3"], now: "2026-11-24T08:30:00Z").output
    #expect(text.contains("09:00  x  free"), "\(text)")
    #expect(text.contains("2 free slots"), "\(text)")
    #expect(workshop.stet(["queue", "--slots", "--format", "csv"]).status.rawValue == 64)
  }

  @Test func aMonthIsACalendar() throws {
    let workshop = try Workshop()
    try workshop.write()
    let text = try workshop.expectSuccess(["queue", "--month", "2026-12", "--channel", "x"]).output
    #expect(text.hasPrefix("December 2026\nMon "), "\(text)")
    #expect(text.contains("…09:00 x"), "\(text)")
    #expect(!text.contains("facebook"))
    for options in [
      ["--month", "2026-13"], ["--month", "2026-12", "--days", "3"], ["--month", "2026-12", "--renditions"],
    ] {
      #expect(workshop.stet(["queue"] + options).status.rawValue == 64)
    }
  }

  /// For a colleague's calendar: all occurrences of a month, however far away it is.
  @Test(arguments: ["ics", "csv", "json", "markdown"]) func aMonthIsExported(format: String) throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(channels: "[x]", more: "repeat: { every: 2w, times: 5 }"))
    let month = try workshop.expectSuccess(["queue", "--month", "2027-01", "--format", format])
    let days = ["12-01", "12-15", "12-29", "01-12", "01-26"].map { day in
      ["2026-\(day)", "2027-\(day)"].contains { month.output.contains($0) }
        || month.output.contains(day.replacing("-", with: "") + "T080000Z")
    }
    let spoken = ["Tue 12 Jan", "Tue 26 Jan", "Tue 29 Dec"].map(month.output.contains)
    #expect(format == "markdown" ? spoken == [true, true, false] : days == [false, false, false, true, true])
    #expect(month.errors.isEmpty, "\(month.errors)")
    let near = try workshop.expectSuccess(["queue", "--format", "ics"])
    #expect(near.errors.contains("Note: 3 later occurrences of posts that repeat are not listed"), "\(near.errors)")
  }

  // MARK: - How old it is

  /// A clone, and when it was fetched.
  private func clone(_ arguments: [String] = [], fetched: String?) throws -> Workshop {
    let origin = try Workshop()
    try origin.write()
    let clone = try TestRepository(cloning: origin.repository)
    if let fetched {
      try clone.run(["fetch", "--quiet"] + arguments)
      let date = try #require(ISO8601DateFormatter().date(from: fetched))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: clone.path + "/.git/FETCH_HEAD")
    }
    return Workshop(in: clone)
  }

  private func age(_ workshop: Workshop, _ options: [String] = []) throws -> String? {
    try workshop.expectSuccess(["queue"] + options).output.split(separator: "\n").last
      .flatMap { $0.contains("fetched") ? String($0) : nil }
  }

  @Test func howLongAgoItWasFetched() throws {
    let clone = try clone(fetched: "2026-11-23T07:00:00Z")
    let both = "origin/main and the decisions as fetched"
    #expect(try age(clone) == "\(both) 3 hours ago")
    #expect(try age(clone, ["--now", "2026-12-03T10:00:00Z"]) == "\(both) 10 days ago")
    #expect(try age(clone, ["--now", "2026-11-01T10:00:00Z"]) == "\(both) Mon 23 Nov 08:00")
    // Not in what is the same on every machine, and not where something else is read.
    for options in [["--format", "json"], ["--format", "csv"], ["--format", "markdown"], ["--at-commit", "HEAD"]] {
      #expect(try age(clone, options) == nil, "\(options)")
    }
  }

  @Test func aLinkedWorkTreeHasANoteOfItsOwn() throws {
    let clone = try clone(fetched: "2026-11-20T10:00:00Z")
    try clone.repository.git("worktree", "add", "--quiet", "--detach", "../linked")
    clone.directory = clone.repository.path + "/../linked"
    #expect(try age(clone) == "origin/main and the decisions as fetched 3 days ago")
  }

  @Test func aFetchOfSomethingElseSaysNothing() throws {
    let recent = "origin/main as fetched 3 hours ago, the decisions "
    let fetched = "2026-11-23T07:00:00Z"
    #expect(try age(clone(["origin", "main"], fetched: fetched))?.hasPrefix(recent) == true)
    let ledger = try age(clone(["origin", "stet/ledger"], fetched: fetched))
    #expect(ledger?.hasSuffix(", the decisions 3 hours ago") == true)
    let fork = try Workshop()
    let foreign = try age(clone(["file://" + fork.repository.path, "main"], fetched: fetched))
    #expect(foreign?.contains("3 hours ago") == false)
  }

  @Test func aCloneWasFetchedWhenItWasMade() throws {
    #expect(try age(clone(fetched: nil))?.hasPrefix("origin/main and the decisions as fetched ") == true)
  }

  @Test func withoutARemoteNothingIsFetched() throws {
    let workshop = try Workshop()
    try workshop.write()
    #expect(try age(workshop) == nil)
  }

  @Test func daysLeaveOutWhatHasNoTime() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(date: "slot"))
    try workshop.decide(["request-changes", "post-a", "--channel", "facebook", "-m", "warum?"], as: .dana)
    #expect(try workshop.listed(["--days", "3650"], now: "2026-11-23T10:00:00Z") == ["x"])
  }

  @Test func whatWasHandedOffEarlyStaysAtItsOwnTime() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(
      ["record", "handed-off", "post-a", "--channel", "x", "--to", "a tool", "--by-hand", "-m", "geplant"], as: .ana)
    #expect(try workshop.entry(now: "2026-11-30T10:00:00Z")["at"]?.stringValue == "2026-12-01T08:00:00Z")
    // Longer than the seven days after which the listing drops what was sent.
    #expect(try workshop.listed([], now: "2026-11-30T23:00:00Z").contains("x"))
  }
}

extension Workshop {
  /// The channels of the entries that `stet queue` lists.
  fileprivate func listed(_ options: [String], now: String) throws -> [String] {
    let queue = try expectSuccess(["queue", "--format", "json"] + options, now: now).json
    return queue["entries"]?.arrayValue?.compactMap { $0["channel"]?.stringValue } ?? []
  }
}
