import Commands
import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// `record handed-off` hands only what is due to exactly one sender.
@Suite struct HandOffTests {
  private static let due = "2026-12-01T08:30:00Z"
  private static let handOff = ["record", "handed-off", "post-a", "--channel", "x", "--to", "sender"]

  /// A post that is approved on X and Facebook, for nine in the morning of 1 December.
  private func workshop(_ post: String = Workshop.post()) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.writeAndApprove(post)
    try workshop.merge()
    return workshop
  }

  private func state(_ workshop: Workshop, on channel: String = "x", now: String = due) throws -> String? {
    try workshop.states(now: now)[channel]
  }

  // MARK: - What is due

  @Test func oneSenderGetsWhatIsDue() throws {
    let workshop = try workshop()
    try workshop.decide(Self.handOff, as: .dana, now: Self.due)
    #expect(try state(workshop) == "handed-off")
    #expect(try state(workshop, on: "facebook") == "due")
    try workshop.expectRefusal(
      Self.handOff, as: .dana, now: Self.due, saying: "post-a is not due on x", "it was handed to sender")
    try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .dana, now: Self.due)
    try workshop.expectRefusal(Self.handOff, as: .dana, now: Self.due, saying: "it went out")
    try workshop.expectRefusal(Self.handOff, as: .cem, now: Self.due, saying: "cem may not")
  }

  @Test func whatIsNotDueIsRefusedWithTheReason() throws {
    let workshop = try workshop()
    try workshop.expectRefusal(Self.handOff, as: .dana, saying: "goes out Tue 1 Dec 09:00", "--ahead")
    try workshop.expectRefusal(Self.handOff, as: .dana, now: "2026-12-02T08:30:00Z", saying: "its time passed")
    let hold = try workshop.decide(["hold", "--channel", "x", "-m", "Krise"], as: .cem)
    try workshop.expectRefusal(Self.handOff, as: .dana, now: Self.due, saying: "held by cem: Krise")
    try workshop.decide(["resume", hold], as: .ben)
    try workshop.decide(["request-changes", "post-a", "-m", "Bild?"], as: .cem)
    try workshop.expectRefusal(Self.handOff, as: .dana, now: Self.due, saying: "cem asks for changes: Bild?")
    try workshop.decide(["withdraw", "post-a"], as: .cem)
    try workshop.write(Workshop.post(text: "Am 2. Dezember ist Markt."))
    try workshop.expectRefusal(Self.handOff, as: .dana, now: Self.due, saying: "not due")
    try workshop.write(Workshop.post())
    try workshop.decide(Self.handOff, as: .dana, now: Self.due)
  }

  @Test func aheadOfItsTimeGoesWhatHasATimeOfItsOwn() throws {
    let workshop = try workshop()
    let ahead = Self.handOff + ["--ahead"]
    let hold = try workshop.decide(["hold", "--post", "post-a", "-m", "Krise"], as: .cem)
    try workshop.expectRefusal(ahead, as: .dana, saying: "held by cem")
    try workshop.decide(["resume", hold], as: .ben)
    try workshop.decide(ahead, as: .dana)
    #expect(try state(workshop, now: "2026-11-23T10:00:00Z") == "handed-off")
    try workshop.expectRefusal(ahead, as: .dana, saying: "handed to sender")
    try workshop.decide(
      ["record", "handed-off", "post-a", "--channel", "facebook", "--ahead"], as: .dana, now: Self.due)
  }

  /// The tool knows the time of before: the entry stays there, and says so.
  @Test func aMoveAfterAHandOffHasToBeToldThere() throws {
    let workshop = try workshop()
    try workshop.decide(Self.handOff + ["--ahead"], as: .dana)
    try workshop.write(Workshop.post(date: "2026-12-03T12:00"))
    try workshop.merge()
    let queue = ["queue", "--channel", "x"]
    let entry = try workshop.expectSuccess(queue + ["--format", "json"]).json["entries"]?.arrayValue?.first
    #expect(entry?["at"] == "2026-12-01T08:00:00Z" && entry?["state"] == "handed-off")
    #expect(entry?["notes"] == ["handed off for 2026-12-01T09:00:00+01:00, and moved since"])
    let text = try workshop.expectSuccess(queue).output
    let said = "handed to sender for Tue 1 Dec 09:00, and moved to Thu 3 Dec 12:00 since: change it there, too"
    #expect(text.contains(said), "\(text)")
    let report = ["report", "--by", "channel", "--format", "csv"]
    #expect(
      try workshop.expectSuccess(report, now: "2026-12-01T08:30:00Z").output.contains("\r\nx,1,"), "by what it was told"
    )
    #expect(try workshop.expectSuccess(report, now: "2026-12-01T07:30:00Z").output.contains("\r\nx,0,"))
    let later = try workshop.expectSuccess(queue, now: "2026-12-01T08:00:00Z").output
    #expect(later.contains("handed to sender\n"), "\(later)")
    try workshop.write(Workshop.post())
    try workshop.merge()
    #expect(try workshop.expectSuccess(queue).output.contains("handed to sender\n"))
  }

  /// A tool has an occurrence whose day the series has no more.
  @Test func aSeriesThatMovesLeavesWhatAToolHas() throws {
    let workshop = try workshop(
      Workshop.post(channels: "[facebook]", more: "repeat: { every: 1w, times: 3 }"))
    try workshop.decide(
      [
        "record", "handed-off", "post-a", "--channel", "facebook", "--occurrence", "2026-12-08", "--to", "sender",
        "--ahead",
      ], as: .dana)
    try workshop.write(
      Workshop.post(channels: "[facebook]", date: "2026-12-02T10:00", more: "repeat: { every: 1w, times: 3 }"))
    try workshop.merge()
    let text = try workshop.expectSuccess(["queue", "--all"]).output
    let said =
      "handed to sender for Tue 8 Dec 09:00, which is no day of the series any more: stop it there, or it goes out"
    #expect(text.contains(said), "\(text)")
  }

  /// An account is the same however it is written; its approvals are void, since a sender gets it as it is written.
  @Test func correctingAnAccountSendsNothingAgain() throws {
    let workshop = try workshop()
    try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .dana, now: Self.due)
    try workshop.repository.write(
      "stet.yml",
      Workshop.configuration.replacing("account: \"@acme\",", with: "account: Acme, pacing: { maxPerDay: 1 },")
        .replacing("account: acme }", with: "account: \"@ACME\" }"))
    try workshop.repository.commit("stet.yml", as: .ana)
    #expect(try state(workshop) == "published")
    #expect(try state(workshop, on: "facebook") == "needs-approval")
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben, now: Self.due)
    #expect(try state(workshop) == "published")
    try workshop.expectRefusal(Self.handOff, as: .dana, now: Self.due, saying: "it went out")
    let slots = try workshop.expectSuccess(["queue", "--slots", "--format", "json"], now: "2026-12-01T07:30:00Z").json
    let isFree = slots["slots"]?.arrayValue?.contains { $0["at"] == "2026-12-01T08:00:00Z" }
    #expect(isFree == false, "what went out is the only one of its day")
  }

  @Test func aSlotCanMoveSoItIsNotGivenAhead() throws {
    let workshop = try workshop(Workshop.post(channels: "[x]", date: "slot"))
    let at = try #require(try workshop.entry()["at"]?.stringValue)
    #expect(try state(workshop, now: "2026-11-23T10:00:00Z") == "scheduled")
    for options in [[], ["--ahead"]] {
      let outcome = workshop.stet(Self.handOff + options, as: .dana)
      #expect(outcome.status == .findings)
      #expect(!outcome.errors.contains("--ahead"), "\(outcome.errors)")
    }
    let record = try workshop.decide(Self.handOff + ["--ahead"], as: .dana, now: at)
    #expect(try workshop.delivery(record)["slot"]?.stringValue == at)
  }

  // MARK: - Races

  private func desk(_ workshop: Workshop) throws -> DecisionDesk {
    let now = try #require(Timestamp(rfc3339: Self.due))
    return try DecisionDesk(
      repository: ContentRepository.open(workshop.directory),
      identity: Identity(name: "Dana", email: "dana@acme.example"), now: now, version: "0",
      dialogue: SigningDialogue(isAttended: false) { _ in })
  }

  private func give(_ desk: DecisionDesk) throws -> RecordedDecision {
    try desk.give(post: "post-a", channel: "x", DeliveryNote(kind: .handedOff, tool: "slow"))
  }

  /// What another process records between the reading and the writing of a hand-off, and the resulting state of the
  /// entry.
  @Test(arguments: [
    (["record", "handed-off", "post-a", "--channel", "x"], EntryState.handedOff),
    (["record", "published", "post-a", "--channel", "x"], .published),
    (["record", "failed", "post-a", "--channel", "x"], .failed),
    (["hold", "--all", "-m", "Krise"], .held),
    (["request-changes", "post-a", "-m", "Bild?"], .changesRequested),
    (["dismiss", "post-a", "-m", "Nein"], .needsApproval),
  ]) func whatCameBetweenIsJudged(command: [String], state: EntryState) throws {
    let workshop = try workshop()
    let desk = try desk(workshop)
    try workshop.decide(command, as: .dana, now: Self.due)
    let tip = try workshop.repository.id("stet/ledger")
    let refusal = #expect(throws: NotDue.self) { try give(desk) }
    #expect(refusal?.entry.state == state)
    #expect(try workshop.repository.id("stet/ledger") == tip)
  }

  @Test func whatCameBetweenAndChangesNothingIsNoReason() throws {
    let workshop = try workshop()
    let desk = try desk(workshop)
    let comment = try workshop.decide(["comment", "post-a", "-m", "Schön"], as: .cem, now: Self.due)
    let tip = try workshop.repository.id("stet/ledger")
    let decision = try give(desk)
    #expect(decision.record.previous == tip.hex)
    #expect(decision.record.verdict?["ledger"]?.stringValue == tip.hex)
    #expect(comment != decision.id.description)
    #expect(try state(workshop) == "handed-off")
  }

  // MARK: - By hand

  @Test func whatPeopleDidIsNotedWithAReason() throws {
    let workshop = try workshop()
    let byHand = Self.handOff + ["--by-hand"]
    for bad in [byHand, byHand + ["-m", ""], byHand + ["-m", " \t"]] {
      try workshop.expectRefusal(bad, as: .dana, status: 64, saying: "needs a reason: add -m WHY")
    }
    try workshop.expectRefusal(byHand + ["-m", "a", "--ahead"], as: .dana, status: 64, saying: "--ahead is for")
    try workshop.expectRefusal(
      ["record", "published", "post-a", "--channel", "x", "--ahead"], as: .dana, status: 64, saying: "--ahead")
    try workshop.decide(["hold", "--all", "-m", "Krise"], as: .cem)
    let record = try workshop.decide(byHand + ["-m", "im Planer"], as: .dana)
    #expect(try workshop.delivery(record)["byHand"] == true)
    #expect(try state(workshop, now: "2026-11-23T10:00:00Z") == "handed-off")
    #expect(try workshop.expectSuccess(["log", "post-a"]).output.contains("by hand: im Planer"))
    try workshop.expectRefusal(byHand + ["-m", "noch einmal"], as: .dana, saying: "handed off already")
    let events = try workshop.expectSuccess(["log", "post-a", "--format", "json"]).json["events"]?.arrayValue ?? []
    #expect(events.filter { $0["byHand"] == true }.map { $0["kind"] } == ["handed-off"])
  }

  @Test func whatStoodAgainstAPublicationIsTold() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(["hold", "--post", "post-a", "-m", "Krise"], as: .cem)
    try workshop.decide(["request-changes", "post-a", "-m", "Bild?"], as: .cem)
    let errors = try workshop.expectSuccess(
      ["record", "published", "post-a", "--channel", "x", "--by-hand", "-m", "am Telefon"], as: .dana
    ).errors
    for reason in ["held by cem", "asked for by cem", "four-eyes", "still to come"] {
      #expect(errors.contains(reason), "\(errors)")
    }
  }

  @Test func afterAHandOffOrInTimeNothingStoodAgainstIt() throws {
    let workshop = try workshop()
    let published = ["record", "published", "post-a", "--channel"]
    try workshop.decide(Self.handOff, as: .dana, now: Self.due)
    try workshop.decide(["hold", "--all", "-m", "Krise"], as: .cem, now: Self.due)
    #expect(try workshop.expectSuccess(published + ["x"], as: .dana, now: Self.due).errors.isEmpty)
    try workshop.decide(["resume", "--all", "--yes"], as: .ben, now: Self.due)
    #expect(try workshop.expectSuccess(published + ["facebook"], as: .dana, now: Self.due).errors.isEmpty)
  }

  // MARK: - Back into the queue

  @Test func whatWasHandedOffInVainGoesOutAgain() throws {
    let workshop = try workshop()
    let resolve = ["resolve", "post-a", "-m", "nicht da"]
    try workshop.decide(Self.handOff, as: .dana, now: Self.due)
    try workshop.expectRefusal(resolve, as: .cem, saying: "cem may not")
    try workshop.decide(resolve, as: .dana)
    #expect(try state(workshop) == "due")
    try workshop.decide(Self.handOff, as: .dana, now: Self.due)
    try workshop.decide(["record", "failed", "post-a", "--channel", "x", "-m", "503"], as: .dana, now: Self.due)
    #expect(try state(workshop) == "failed")
    try workshop.expectRefusal(Self.handOff, as: .dana, now: Self.due, saying: "could not be sent: 503")
    try workshop.decide(resolve + ["--channel", "x"], as: .dana)
    #expect(try state(workshop) == "due")
    try workshop.decide(Self.handOff, as: .dana, now: Self.due)
    try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .dana, now: Self.due)
    try workshop.expectRefusal(resolve, as: .dana, saying: "no sending of post-a failed")
    #expect(try state(workshop) == "published")
  }

  @Test func whatWasTakenDownIsNotSentBack() throws {
    let workshop = try workshop()
    try workshop.decide(Self.handOff, as: .dana, now: Self.due)
    try workshop.decide(["record", "retracted", "post-a", "--channel", "x"], as: .dana, now: Self.due)
    try workshop.expectRefusal(["resolve", "post-a", "-m", "weg"], as: .dana, saying: "none was handed off")
    try workshop.expectRefusal(["record", "failed", "post-a", "--channel", "x"], as: .dana, saying: "did not fail")
    try workshop.expectRefusal(Self.handOff, as: .dana, now: Self.due, saying: "taken down")
  }

  @Test func aHandOffIsNotSentBackByTheWayOfAnother() throws {
    let workshop = try workshop()
    let resolve = ["resolve", "post-a", "-m", "nicht da"]
    try workshop.decide(Self.handOff, as: .dana, now: Self.due)
    try workshop.decide(["record", "handed-off", "post-a", "--channel", "facebook"], as: .dana, now: Self.due)
    try workshop.expectRefusal(resolve, as: .dana, saying: "name the channel", "--channel x")
    try workshop.decide(["record", "failed", "post-a", "--channel", "facebook"], as: .dana, now: Self.due)
    try workshop.decide(resolve, as: .dana)
    #expect(try workshop.states(now: Self.due) == ["x": "handed-off", "facebook": "due"])
    // A renamed channel is still the same account.
    try workshop.reconfigure("  x: { network: x", "  x-main: { network: x")
    try workshop.decide(resolve + ["--channel", "x-main"], as: .dana)
  }
}

extension Workshop {
  /// The delivery that a record is about.
  fileprivate func delivery(_ record: String) throws -> JSONValue {
    let hex = String(record.dropFirst("sha256:".count))
    let path = "records/\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex).json"
    let json = try JSONValue(json: Array(repository.git("show", "stet/ledger:\(path)").utf8))
    return try #require(json["subjects"]?.arrayValue?.first)
  }
}
