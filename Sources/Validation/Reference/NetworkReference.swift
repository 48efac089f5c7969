internal import Content

/// The reference of the networks in `docs/networks.md`, made of their facts.
package enum NetworkReference {
  /// The whole document.
  package static func markdown() -> String {
    ([introduction, legend] + Network.allCases.map(section)).joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # Networks

    What `stet check` knows of each network, and from where. This file is generated from the facts
    (`Sources/Content/Networks`, a file for each network); [the rules](rules.md) compare posts with them.

    ## When a network changes

    A fact is one line of the network's file, `NetworkFacts+Bluesky.swift` for Bluesky: its value, its source, how much
    the source is worth (documented where nothing is said), and the day on which it was read (2026-11-23 where nothing
    is said). A `note` may follow. Sources that several facts share are named at the top of the file:

    ```swift
    private let reference = "https://network.example/docs/posts"
    …
    facts.hashtags = Fact(CountLimit(30), reference, read: "2026-11-25")
    ```

    1. Read the source. Change the value, and `read:` to today; the source, too, where another page says it now.
    2. Run `STET_UPDATE_GOLDEN=1 swift test --filter NetworkReferenceTests`. It writes this file.
    3. Run `swift test --filter ValidationTests`. The tests (in `Tests/ValidationTests`: `Networks`, `Counting` and
       `Media`) name the number once more, so that a fact that was changed by mistake is noticed: change it there, too.
       A limit may bind more than one text: a first comment on Bluesky is a post.
    4. Look for the old number in what is written by hand: `docs/counting.md`, `docs/post-format.md`, and the
       explanations of rules in `Sources/Validation/Rules`.
    5. Commit all of it together.

    A smaller number makes posts invalid that were fine: those that were not sent yet will wait until they are shorter.

    ## When a channel differs

    `limits` of a channel in `stet.yml` stands instead of the network's number, narrower for a team that wants it so, or
    wider for an account that may do more:

    ```yaml
    channels:
      x: { network: x, account: "@acme", limits: { text: 25000 } }                                # X Premium
      mastodon: { network: mastodon, account: "@acme@social.example", limits: { text: 1000, alt: 3000 } }  # its server
      instagram: { network: instagram, account: acme, limits: { hashtags: 5 } }                   # house rule
    ```

    The names are \(Channel.limitNames.map { "`\($0)`" }.joined(separator: ", ")). `description` is another name for
    `text`. A number in `stet.yml` is meant as it stands: more than that is an error. It counts in the network's own
    unit.
    """

  private static let legend = """
    ## How to read the tables

    - **documented**: the network's own documentation or code says so. A post that exceeds it has an error.
    - **reported**: others say so, such as the code or documentation of other tools, or press. Mostly a warning; an error
      for the length of the text itself, on which they agree.
    - **assumed**: no source says so; a value on the safe side. A warning.

    Where a network does not state what a character is, the lowest and the highest plausible count are taken (what people
    see as one character; UTF-16 units): an error if even the lowest is too much, a warning if only the highest is.
    "MB" is 1,048,576 bytes here, the larger of its two meanings. How far ahead a network takes posts itself is for your
    information: Stet holds posts back on its own and needs no network for it.
    """

  private static func section(_ network: Network) -> String {
    let rows = NetworkFactRows.rows(of: network.facts).map { row in
      "| \(row.map(cell).joined(separator: " | ")) |"
    }
    let head = ["| fact | value | source | confidence | read |", "| --- | --- | --- | --- | --- |"]
    return "## \(network.displayName)\n\n`\(network.rawValue)`\n\n" + (head + rows).joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
