import Testing
@testable import Core

@Suite struct JSONValueTests {
  private static func canonical(_ json: String) throws -> String {
    String(decoding: try JSONValue(json: Array(json.utf8)).canonicalBytes, as: UTF8.self)
  }

  /// The examples of RFC 8785, sections 3.2.2 and 3.2.3, as far as they have no fractions.
  @Test(arguments: [
    (
      #"{ "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }"#,
      #"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
    ),
    (
      #"{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}"#,
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"
    ),
    ("[56, {\"d\": true, \"10\": null, \"1\": []}]", #"[56,{"1":[],"10":null,"d":true}]"#),
    (#"{"b":{"z":1,"a":-2},"a":[ ]}"#, #"{"a":[],"b":{"a":-2,"z":1}}"#), ("-0", "0"),
    (" [ 9007199254740991 , -9007199254740991 ] ", "[9007199254740991,-9007199254740991]"),
    (#""\b\t\n\f\r\u007f\u2028""#, "\"\\b\\t\\n\\f\\r\u{7F}\u{2028}\""),
  ])
  func canonicalForm(json: String, expected: String) throws {
    #expect(try Self.canonical(json) == expected)
    #expect(try JSONValue(canonical: Array(expected.utf8)).canonicalBytes == Array(expected.utf8))
  }

  @Test(arguments: [
    "", " ", "[", "]", "{", "[1,]", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "'a'", "\"a", "\"\\",
    "\"\\u12",
    "\"\\x\"", "\"\n\"", "\"\u{0}\"", "01", "-", "+1", "1.0", "1.5", "1e2", "1E2", ".5", "9007199254740992",
    "99999999999999999999", "NaN", "nul", "truefalse", "True", "1 2", "[1 2]", "{\"a\":1,\"a\":1}",
    "{\"a\":1,\"\\u0061\":2}",
    "{\"é\":1,\"e\u{301}\":2}", "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83dx\"", "\"\\ud83d\\ud83d\"", "// a\n1",
    "\u{FEFF}1", "[1]]",
    "{\"a\":1}x", "\"\\u00G0\"", "\"\\u+123\"", "nullnull",
  ])
  func malformed(json: String) {
    #expect(throws: CanonicalJSONError.self) { try JSONValue(json: Array(json.utf8)) }
    #expect(throws: CanonicalJSONError.self) { try JSONValue(canonical: Array(json.utf8)) }
  }

  @Test(arguments: [
    " 1", "1 ", "1\n", "[1, 2]", "{\"a\": 1}", "{\"b\":1,\"a\":2}", "\"\\/\"", "\"\\u0041\"", "\"\\u000A\"",
    "\"\\u000F\"", "-0",
    "{\"\u{FB33}\":1,\"😀\":2}", "\"\\ud83d\\ude00\"",
  ])
  func notCanonical(json: String) {
    #expect(throws: CanonicalJSONError.notCanonical) { try JSONValue(canonical: Array(json.utf8)) }
  }

  /// Canonical is what encoding again gives back: each byte of a document in turn is changed, removed, or joined by one.
  @Test func onlyWhatEncodingGivesIsCanonical() throws {
    let document = #"{"":-10,"a\"\\/\u001f\n":[true,null,{}],"b":{"z":0,"ä":"€😀"},"c":[[],""]}"#
    let bytes = Array(document.utf8)
    _ = try JSONValue(canonical: bytes)
    let others = Array(#" "\/0-1,:[]{}abfnuABé"#.utf8) + [0x0A, 0x7F, 0xFF]
    var (canonical, wrong) = (0, [String]())
    for place in bytes.indices {
      var variants = [bytes]
      variants[0].remove(at: place)
      for other in others {
        var (changed, joined) = (bytes, bytes)
        changed[place] = other
        joined.insert(other, at: place)
        variants += [changed, joined]
      }
      for variant in variants {
        let isCanonical = (try? JSONValue(json: variant))?.canonicalBytes == variant
        let isTaken = (try? JSONValue(canonical: variant)) != nil
        if isTaken != isCanonical { wrong.append(String(decoding: variant, as: UTF8.self)) }
        canonical += isCanonical ? 1 : 0
      }
    }
    #expect(wrong.isEmpty && canonical > 100)
  }

  @Test(
    arguments: [
      [0xFF], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x31, 0x00],
      [0xFE, 0xFF, 0x00, 0x31],
    ] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    #expect(throws: CanonicalJSONError.self) { try JSONValue(json: bytes) }
  }

  @Test(arguments: ["[", "{\"a\":", "[[{\"a\":["])
  func deepNestingIsRefused(opening: String) {
    let bytes = Array(String(repeating: opening, count: 100_000).utf8)
    #expect(throws: CanonicalJSONError.self) { try JSONValue(json: bytes) }
  }

  @Test func depth() throws {
    let deepest = JSONValue.maximumDepth
    _ = try JSONValue(
      canonical: Array((String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest)).utf8))
    // Depth counts nested arrays, not adjacent ones.
    _ = try JSONValue(json: Array(("[" + String(repeating: "[],", count: 1_000) + "[]]").utf8))
    #expect(throws: CanonicalJSONError.self) {
      try JSONValue(
        json: Array((String(repeating: "[", count: deepest + 1) + String(repeating: "]", count: deepest + 1)).utf8))
    }
  }

  @Test func equalityIsThatOfBytes() {
    #expect(JSONValue.string("\u{E9}") != JSONValue.string("e\u{301}"))
    #expect(JSONValue.string("\u{E9}").digest != JSONValue.string("e\u{301}").digest)
    #expect(["a": 1, "b": [true, nil]] as JSONValue == ["b": [true, nil], "a": 1])
  }

  @Test func pretty() {
    #expect(
      (["b": [1, "x"], "a": [:] as JSONValue, "c": []] as JSONValue).prettyText
        == "{\n  \"a\": {},\n  \"b\": [\n    1,\n    \"x\"\n  ],\n  \"c\": []\n}\n")
  }

  @Test func members() {
    #expect(JSONValue.members(["a": 1, "b": nil]) == ["a": 1])
    #expect(JSONValue.optional(nil) == .null)
    #expect((["a": ["x"]] as JSONValue)["a"]?.arrayValue?.first?.stringValue == "x")
    #expect((1 as JSONValue)["a"] == nil)
  }
}
