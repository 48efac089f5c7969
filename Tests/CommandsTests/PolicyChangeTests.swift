import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// Where `policy.changes` is `approved`, a change of `stet.yml` takes effect once the rules in effect are met for it.
@Suite struct PolicyChangeTests {
  /// Two people may decide on `stet.yml`; a rule for posts asks for an editor.
  private static let configuration = Workshop.configuration
    .replacingOccurrences(of: "  reschedule: later\n", with: "  reschedule: later\n  changes: approved\n")
    .replacingOccurrences(
      of: "  rules:\n",
      with: """
          rules:
            - name: policy
              when: { files: [stet.yml] }
              require: { approvals: 1, from: [legal] }

        """
    )
    .replacingOccurrences(
      of: "  dana:", with: "  emil: { name: Emil, emails: [emil@acme.example], roles: [legal] }\n  dana:")

  private static let emil = Person(name: "Emil", email: "emil@acme.example")
  /// The change that makes Ana her own approver.
  private static let loosening = ("require: { approvals: 1, from: [editor] }", "require: { approvals: 0 }")

  private func workshop() throws -> Workshop {
    let workshop = try Workshop(Self.configuration)
    try workshop.write()
    return workshop
  }

  private func isLoosened(_ workshop: Workshop) throws -> Bool { try workshop.states()["x"] != "needs-approval" }

  @Test func isNotInEffectBeforeItIsApproved() throws {
    let workshop = try workshop()
    #expect(try !isLoosened(workshop))
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    #expect(try !isLoosened(workshop))
    let told = workshop.stet(["queue"])
    #expect(told.errors.contains("takes effect once it is approved: `stet approve stet.yml`"), "\(told)")
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(try isLoosened(workshop))
    #expect(!workshop.stet(["queue"]).errors.contains("takes effect"))
  }

  @Test func aChangeThatWaitsIsShownAndOffered() throws {
    let workshop = try workshop()
    #expect(workshop.stet(["diff", "stet.yml"]).output.contains("changes nothing about who decides what"))
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    // A commit that is named is taken as it is: it may be one that was in effect.
    let named = try workshop.expectSuccess(["queue", "--format", "json", "--at-policy", "main"])
    #expect(try named.json["entries"]?.arrayValue?.contains { $0["state"] == "needs-approval" } == false)
    #expect(!named.errors.contains("takes effect"), "\(named.errors)")
    let own = workshop.stet(["status"], as: .cem).output
    #expect(own.hasPrefix("Waits for you\n") && own.contains("a change of stet.yml  `stet approve stet.yml`"), "\(own)")
    let other = workshop.stet(["status", "--format", "json"], as: .ben)
    #expect(try other.json["policyChange"]?["people"] == ["cem", "emil"])
    #expect(try other.json["policyChange"]?["own"] == false)
    let schemas = try SchemaCheck()
    try schemas.add("status", other.output)
    try schemas.expectValid()
    #expect(workshop.stet(["diff", "stet.yml"]).output.contains("against the version in effect:\n  "))
    // With --yes it is not approved unseen, along with posts.
    try workshop.expectRefusal(["approve", "--all", "--yes"], as: .cem, saying: "Hint: stet approve stet.yml")
    let asked = workshop.stet(["approve", "--all"], as: .cem, answers: ["y"])
    #expect(asked.errors.contains("Approve it?"), "\(asked)")
    #expect(try isLoosened(workshop))
    #expect(try workshop.stet(["status", "--format", "json"], as: .cem).json["policyChange"] == .null)
  }

  @Test(arguments: ["log", "comment", "request-changes", "preview", "explain"])
  func stetYMLIsNoPost(command: String) throws {
    let remark = ["comment", "request-changes"].contains(command) ? ["-m", "?"] : []
    let outcome = try workshop().stet([command, "stet.yml"] + remark)
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("stet.yml is no post"), "\(outcome.errors)")
    #expect(outcome.errors.contains("Hint: git log -p -- stet.yml"), "\(outcome.errors)")
  }

  @Test func theKeyCannotBeTakenOutWithoutApproval() throws {
    let workshop = try workshop()
    try workshop.reconfigure("  changes: approved\n", "")
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    #expect(try !isLoosened(workshop))
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(try isLoosened(workshop))
    // From there on, changes are free again.
    try workshop.reconfigure(Self.loosening.1, Self.loosening.0)
    #expect(try !isLoosened(workshop))
  }

  @Test func onlyByThoseWhomTheRulesInEffectName() throws {
    let workshop = try workshop()
    try workshop.reconfigure("ana: { name: Ana,", "ana: { name: Anna,")
    try workshop.expectRefusal(["approve", "stet.yml", "--yes"], as: .ben, saying: "that is for legal")
    try workshop.reconfigure(
      "ben: { name: Ben, emails: [ben@acme.example], roles: [editor] }",
      "ben: { name: Ben, emails: [ben@acme.example], roles: [editor, legal] }")
    try workshop.expectRefusal(["approve", "stet.yml", "--yes"], as: .ben, saying: "that is for legal")
  }

  @Test func notByWhoeverChangedIt() throws {
    let workshop = try workshop()
    let source = try String(contentsOfFile: workshop.repository.path + "/stet.yml", encoding: .utf8)
    try workshop.repository.write("stet.yml", source.replacingOccurrences(of: Self.loosening.0, with: Self.loosening.1))
    try workshop.repository.commit("stet.yml", as: .cem)
    try workshop.expectRefusal(["approve", "stet.yml", "--yes"], as: .cem, saying: "changed stet.yml yourself")
    try workshop.decide(["approve", "stet.yml", "--yes"], as: Self.emil)
    #expect(try isLoosened(workshop))
  }

  @Test func whoOnlyPutsItBackIsNoContributor() throws {
    let workshop = try workshop()
    let source = try String(contentsOfFile: workshop.repository.path + "/stet.yml", encoding: .utf8)
    // Both who could approve have changed it, and taken that back.
    for person in [Person.cem, Self.emil] {
      try workshop.repository.write("stet.yml", source + "# \(person.name)\n")
      try workshop.repository.commit("touch", as: person)
      try workshop.repository.write("stet.yml", source)
      try workshop.repository.commit("back", as: .dana)
    }
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(try isLoosened(workshop))
  }

  @Test func anAnchorThatIsNotOnTheLineIsAnError() throws {
    let workshop = try workshop()
    try workshop.repository.git("config", "stet.policyAnchor", try workshop.repository.id("main").hex)
    try workshop.repository.git("reset", "--quiet", "--hard", "main~1")
    try workshop.repository.commit("another line", as: .dana)
    let outcome = workshop.stet(["queue"])
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("first-parent line"), "\(outcome)")
  }

  @Test func anApprovalHoldsForThoseBytesAlone() throws {
    let workshop = try workshop()
    try workshop.reconfigure("ana: { name: Ana,", "ana: { name: Anna,")
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    #expect(try !isLoosened(workshop))
  }

  @Test func noApprovalServesTwice() throws {
    let workshop = try workshop()
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(try isLoosened(workshop))
    try workshop.reconfigure(Self.loosening.1, Self.loosening.0)
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(try !isLoosened(workshop))
    // The same loosening again: its approval was for another change.
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    #expect(try !isLoosened(workshop))
  }

  @Test func goingBackToWhatIsInEffectNeedsNone() throws {
    let workshop = try workshop()
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    try workshop.reconfigure(Self.loosening.1, Self.loosening.0)
    #expect(!workshop.stet(["queue"]).errors.contains("takes effect"))
    try workshop.expectRefusal(["approve", "stet.yml", "--yes"], as: .cem, saying: "in effect already")
  }

  @Test func aWordListIsPartOfIt() throws {
    let workshop = try workshop()
    try workshop.repository.write("words/legal.txt", "Markt\n")
    let source = try String(contentsOfFile: workshop.repository.path + "/stet.yml", encoding: .utf8)
    let list = "lint:\n  wordlists:\n    - { file: words/legal.txt, flag: legal, message: Rechtsabteilung }\n"
    try workshop.repository.write("stet.yml", source + list)
    try workshop.repository.commit("words", as: .dana)
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    func needsLegal() throws -> Bool {
      let missing = try workshop.entry()["missing"]?.arrayValue ?? []
      return missing.contains { $0["rule"]?.stringValue == "legal" }
    }
    #expect(try needsLegal(), "the word raises the flag")
    try workshop.repository.write("words/legal.txt", "Anderes\n")
    try workshop.repository.commit("words", as: .dana)
    #expect(try needsLegal(), "the list in effect still has the word")
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(try !needsLegal())
  }

  @Test func onABranchBeforeItIsMerged() throws {
    let workshop = try workshop()
    try workshop.repository.git("switch", "--quiet", "--create", "rules")
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    let review = workshop.stet(["review", "rules"], as: .cem)
    #expect(review.output.contains("the rule four-eyes asks for no approval any more"), "\(review)")
    #expect(review.output.contains("needs the approval of 1 of cem and emil (policy)"), "\(review)")
    #expect(review.status == .findings)
    try workshop.decide(["approve", "stet.yml", "--rev", "rules", "--yes"], as: .cem)
    let approved = workshop.stet(["review", "rules"], as: .cem)
    #expect(approved.output.contains("it is approved"), "\(approved)")
    try workshop.repository.git("switch", "--quiet", "main")
    #expect(try !isLoosened(workshop))
    try workshop.repository.git("merge", "--quiet", "--no-ff", "-m", "merge rules", "rules", as: .cem)
    #expect(try isLoosened(workshop))
  }

  @Test func anApprovalIsNotTakenBack() throws {
    let workshop = try workshop()
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    let record = try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    try workshop.expectRefusal(["withdraw", record], as: .cem, saying: "approves a stet.yml")
    try workshop.expectRefusal(["dismiss", record, "-m", "nein"], as: .dana, saying: "approves a stet.yml")
  }

  @Test func aBrokenVersionStopsNoOne() throws {
    let workshop = try workshop()
    try workshop.repository.write("stet.yml", "version: [")
    try workshop.repository.commit("broken", as: .dana)
    #expect(try !isLoosened(workshop))
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
  }

  /// The work tree may have another `stet.yml`, which `stet check` would find sound.
  @Test func whereABrokenVersionIsIsSaid() throws {
    let workshop = try Workshop()
    try workshop.repository.git("branch", "fine")
    try workshop.repository.write("stet.yml", "version: [")
    try workshop.repository.commit("broken", as: .dana)
    let here = workshop.stet(["queue"])
    #expect(here.status == .cannotRun && here.errors.contains("Hint: stet check stet.yml\n"), "\(here.errors)")
    #expect(!here.errors.contains("git switch"), "\(here.errors)")
    try workshop.repository.git("switch", "--quiet", "fine")
    let elsewhere = workshop.stet(["queue"]).errors
    #expect(
      elsewhere.contains("Hint: git switch main\n") && elsewhere.contains("Hint: stet check stet.yml\n"), "\(elsewhere)"
    )
  }

  /// Puts a line of commits in front of `main`, as `git pull` does in a clone that has its own commits: what `main` was is
  /// the second parent.
  private func mergeTheWrongWayRound(_ workshop: Workshop, onto base: String?, files: [String: String]) throws {
    try workshop.repository.git("switch", "--quiet", base == nil ? "--orphan" : "--create", "own", base ?? "--")
    for (path, text) in files { try workshop.repository.write(path, text) }
    try workshop.repository.commit("own", as: .ana)
    try workshop.repository.git(
      "merge", "--quiet", "-X", "ours", "--no-ff", "--allow-unrelated-histories", "-m", "merge", "main", as: .ana)
    try workshop.repository.git("branch", "--force", "main", "own")
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.repository.git("branch", "--quiet", "--delete", "--force", "own")
  }

  private func source(_ workshop: Workshop) throws -> String {
    try String(contentsOfFile: workshop.repository.path + "/stet.yml", encoding: .utf8)
  }

  @Test func aMergeTheWrongWayRoundTurnsNothingBack() throws {
    let workshop = try workshop()
    let loose = try source(workshop).replacingOccurrences(of: Self.loosening.0, with: Self.loosening.1)
      .replacingOccurrences(of: "  changes: approved\n", with: "")
    try workshop.decide(["comment", "post-a", "-m", "gut"], as: .ben)
    try mergeTheWrongWayRound(workshop, onto: nil, files: ["stet.yml": loose])
    #expect(try !isLoosened(workshop))
    #expect(workshop.stet(["queue"]).errors.contains("takes effect once it is approved"))
    // It can still be approved, from there on.
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(try isLoosened(workshop))
  }

  @Test func whatWasApprovedSinceStaysInEffect() throws {
    let workshop = try workshop()
    let first = try source(workshop)
    try workshop.repository.git("branch", "before")
    try workshop.reconfigure("ana: { name: Ana,", "ana: { name: Anna,")
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    try workshop.decide(["comment", "post-a", "-m", "gut"], as: .ben)
    let effective = try workshop.repository.id("main").hex
    try mergeTheWrongWayRound(workshop, onto: "before", files: ["stet.yml": first + "# eigen\n"])
    let digits = try workshop.decide(["comment", "post-a", "-m", "noch gut"], as: .ben).dropFirst("sha256:".count)
    let record = try workshop.repository.git(
      "show", "stet/ledger:records/\(digits.prefix(2))/\(digits.dropFirst(2).prefix(2))/\(digits).json")
    #expect(record.contains(effective), "\(record)")
  }

  @Test func aVersionThatAMergeTookOffTheLineIsTold() throws {
    let workshop = try workshop()
    let first = try source(workshop)
    try workshop.repository.git("branch", "before")
    try workshop.reconfigure("ana: { name: Ana,", "ana: { name: Anna,")
    let approved = try workshop.repository.id("main").hex.prefix(7)
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    // No decision was made under it, so it is not known to have been in effect.
    try mergeTheWrongWayRound(workshop, onto: "before", files: ["stet.yml": first + "# eigen\n"])
    let errors = workshop.stet(["queue"]).errors
    #expect(errors.contains("stet.yml of commit \(approved) was approved and is not in effect"), "\(errors)")
    // A calendar tells it as well as a list does.
    #expect(workshop.stet(["queue", "--month", "2026-12"]).errors == errors)
  }

  @Test func anInnocentPullChangesNothing() throws {
    let workshop = try workshop()
    try workshop.repository.git("branch", "before")
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(try isLoosened(workshop))
    try workshop.repository.git("switch", "--quiet", "--create", "own", "before")
    try workshop.repository.write("notiz.txt", "eigene")
    try workshop.repository.commit("own", as: .ana)
    try workshop.repository.git("merge", "--quiet", "--no-ff", "-m", "pull", "main", as: .ana)
    try workshop.repository.git("branch", "--force", "main", "own")
    try workshop.repository.git("switch", "--quiet", "main")
    #expect(try isLoosened(workshop))
    #expect(!workshop.stet(["queue"]).errors.contains("takes effect"))
  }

  @Test func anApprovalThatCameTooLateTurnsNothingBack() throws {
    let workshop = try workshop()
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    let pending = try workshop.repository.id("main").hex
    // Before it was approved, another change takes Cem's role.
    let roles = "cem: { name: Cem, emails: [cem@acme.example], roles: "
    try workshop.reconfigure(Self.loosening.1, Self.loosening.0)
    try workshop.reconfigure("ben@acme.example], roles: [editor]", "ben@acme.example], roles: [editor, legal]")
    try workshop.reconfigure(roles + "[legal]", roles + "[editor]")
    try workshop.decide(["approve", "stet.yml", "--yes"], as: Self.emil)
    try workshop.decide(["comment", "post-a", "-m", "gut"], as: .ben)
    let current = try workshop.repository.id("main").hex
    // In a clone that has not seen that, his approval is still written.
    try workshop.repository.git("update-ref", "refs/heads/main", pending)
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    try workshop.repository.git("update-ref", "refs/heads/main", current)
    #expect(try !isLoosened(workshop))
    try workshop.expectRefusal(["approve", "stet.yml", "--yes"], as: .cem, saying: "in effect already")
  }

  @Test func anAnchorIsTheWayOut() throws {
    let workshop = try workshop()
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    try workshop.repository.git("config", "stet.policyAnchor", "main")
    #expect(try isLoosened(workshop))
    #expect(workshop.stet(["queue"]).errors.contains("stet.policyAnchor"))
  }

  @Test func anAuditGoesByWhatWasInEffect() throws {
    let workshop = try workshop()
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    try workshop.decide(
      ["record", "published", "post-a", "--channel", "x", "--by-hand", "-m", "eilig"], as: .dana,
      now: "2026-12-01T08:01:00Z")
    func isFound() throws -> Bool {
      let findings = try workshop.stet(["audit", "--format", "json"]).json["findings"]?.arrayValue ?? []
      return findings.contains { $0["check"]?.stringValue == "published-without-approval" }
    }
    #expect(try isFound())
    // An approval that came later excuses it no more than another rule does.
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem, now: "2026-12-02T10:00:00Z")
    #expect(try isFound())
  }

  @Test func anApprovalThatTookEffectCountsInALogAndInAnAudit() throws {
    let workshop = try workshop()
    try workshop.reconfigure("ana: { name: Ana,", "ana: { name: Anna,")
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(!workshop.stet(["log"]).output.contains("does not count"))
    let findings = try workshop.stet(["audit", "--format", "json"]).json["findings"]?.arrayValue ?? []
    #expect(!findings.contains { $0["check"]?.stringValue == "not-counted" }, "\(findings)")
  }

  @Test func withTheStoreAndWithoutItIsTheSame() throws {
    let workshop = try workshop()
    for number in 0..<300 { try workshop.repository.commit("step \(number)") }
    try workshop.reconfigure(Self.loosening.0, Self.loosening.1)
    func expectTheSame() {
      let stored = workshop.stet(["queue", "--format", "json"]).output
      #expect(stored.contains("post-a"))
      #expect(workshop.stet(["queue", "--format", "json", "--no-store"]).output == stored)
    }
    expectTheSame()
    try workshop.decide(["approve", "stet.yml", "--yes"], as: .cem)
    #expect(try isLoosened(workshop))
    expectTheSame()
  }
}
