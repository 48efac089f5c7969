/// The bytes of one record of each kind, and their SHA-256. Made by another implementation of RFC 8785 than ours.
///
/// Frozen: signed records must be read and written the same for ever.
enum Golden {
  struct Vector: Sendable {
    let kind: String
    let json: String
    let sha256: String
  }

  static let vectors: [Vector] = [
    Vector(
      kind: "approve",
      json:
        ##"{"actor":"ana","assurance":"imported","attester":"bot","crit":[],"kind":"approve","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","note":"Schön!\n\tJa \"so\" \\ 🎄 \##u{2028}","policy":{"commit":"3333333333333333333333333333333333333333","sha256":"sha256:dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"},"prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"source":{"code":"APPROVED","commit":"4444444444444444444444444444444444444444","kind":"review","ref":"acme/posts#12","submittedAt":"2026-11-23T09:00:00Z","system":"github","userId":"1234567"},"subjects":[{"channels":{"x":{"rendition":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","schedule":{"at":"2026-12-01T08:00:00Z","zone":"Europe/Berlin"}},"youtube":{"rendition":"sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","schedule":{"notAfter":"2026-12-20T17:00:00Z","notBefore":"2026-12-01T00:00:00Z","slot":true}}},"contributors":["ben","?3f9c2a"],"corrections":["sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"],"evidence":{"blob":"0000000000000000000000000000000000000000","commit":"1111111111111111111111111111111111111111","stet":"0.1.0"},"inputs":{"campaign":"Winter 2026","department":"pr","flags":["legal"],"path":"posts/2026/12/weihnachtsmarkt.md","pillar":"recommendation"},"post":"2026-12-weihnachtsmarkt","type":"post"},{"sha256":"sha256:ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","type":"config"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "aff27387ae99130a3aaf635e03f6c265c85086b79d20425dbcb42696a3b473dc"),
    Vector(
      kind: "request-changes",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"request-changes","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","note":"Bitte kürzer.","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"channels":{"x":{"rendition":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","schedule":{}}},"contributors":[],"inputs":{"flags":[]},"post":"2026-12-weihnachtsmarkt","type":"post"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "321fc37c2a60110b212f5993b751ff5eb3834e3448ebb184a668e603d5604ef1"),
    Vector(
      kind: "comment",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"comment","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","note":"Prima","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"channels":{"x":{"rendition":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","schedule":{}}},"contributors":[],"inputs":{"flags":[]},"post":"2026-12-weihnachtsmarkt","type":"post"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "e022f17c887f3d73e1a6938a94f799c9659e8de3c001a0959ba5d097e24c41db"),
    Vector(
      kind: "correction",
      json:
        ##"{"assurance":"direct","attester":"bot","correction":{"quote":"Weihnachtmarkt","suggestion":"Weihnachtsmarkt"},"crit":[],"kind":"correction","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":[],"subjects":[{"channels":{"x":{"rendition":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","schedule":{}}},"contributors":[],"inputs":{"flags":[]},"post":"2026-12-weihnachtsmarkt","type":"post"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "d81347f7aefe94378bd2aaff8aa1b1b2897bec58b083a93ec4f08e7e0d0e3ef6"),
    Vector(
      kind: "withdraw",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"withdraw","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[],"targets":["sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "f72dbafd8c2f92d2b6189d3870b1375ebe19f3d5ddae437a2e1afa74b8379282"),
    Vector(
      kind: "dismiss",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"dismiss","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","note":"überholt","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[],"targets":["sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "97d02cc2d5e5bbdcba8ff9b0f262b1dc4db95bebfbee8a2ff9865aa388931877"),
    Vector(
      kind: "hold",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"hold","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","note":"Unwetter","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"campaigns":["Winter 2026"],"channels":["x"],"departments":["pr"],"posts":["a"],"type":"scope"},{"all":true,"type":"scope"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "22890cc99dfbce7e083682f07ecb3af5cf801d0819679f350c5c52c7481d8b39"),
    Vector(
      kind: "resume",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"resume","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[],"targets":["sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "c41d9bd6ab7624aba2545fcf8ce4e092fef9f4d5c357c1651d7566d204c56a57"),
    Vector(
      kind: "claim",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"claim","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"account":"@acme","channel":"x","network":"x","post":"2026-12-weihnachtsmarkt","type":"delivery"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "82085e416e017dfc618d67d771f1309ed513439f3c1960fd0090d29b7dcf9c76"),
    Vector(
      kind: "sending",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"sending","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"account":"@acme","at":"2026-12-01T08:00:03Z","attempt":2,"blob":"2222222222222222222222222222222222222222","channel":"x","network":"x","occurrence":"2026-12-01","post":"2026-12-weihnachtsmarkt","rendition":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","slot":"2026-12-01T08:00:00Z","to":"buffer","type":"delivery","url":"https://x.com/acme/status/1"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "52d378257ab5a85a6f3b18f4cd55cac0bf8ecb4d657f9f0cf8b4294d7d1ef0c6"),
    Vector(
      kind: "published",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"published","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","policy":{"commit":"3333333333333333333333333333333333333333","sha256":"sha256:dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"},"prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"account":"@acme","at":"2026-12-01T08:00:03Z","attempt":2,"blob":"2222222222222222222222222222222222222222","channel":"x","network":"x","occurrence":"2026-12-01","post":"2026-12-weihnachtsmarkt","rendition":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","slot":"2026-12-01T08:00:00Z","to":"buffer","type":"delivery","url":"https://x.com/acme/status/1"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1,"verdict":{"approvals":["sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"missing":[],"n":null,"state":"due"}}"##,
      sha256: "39c0172fad4f65a982b528740c4e307480e3c371fdfd1a19387e762cf243a226"),
    Vector(
      kind: "handed-off",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"handed-off","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"account":"@acme","at":"2026-12-01T08:00:03Z","attempt":2,"blob":"2222222222222222222222222222222222222222","channel":"x","network":"x","occurrence":"2026-12-01","post":"2026-12-weihnachtsmarkt","rendition":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","slot":"2026-12-01T08:00:00Z","to":"buffer","type":"delivery","url":"https://x.com/acme/status/1"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "16b2b1e5ee52a9799f2160a91e4f76d0ed4a6098d3bd0eeba847814bc273725a"),
    Vector(
      kind: "updated",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"updated","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"account":"@acme","channel":"x","network":"x","post":"2026-12-weihnachtsmarkt","type":"delivery"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "ab99307b1bedc0f5ff2352f234020b6a02e08eaa6526a3c45e497cd51b0a857e"),
    Vector(
      kind: "failed",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"failed","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","note":"503","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"account":"@acme","channel":"x","network":"x","post":"2026-12-weihnachtsmarkt","type":"delivery"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "e61239da2073fcddf26f6fa1c62a662fbd99d7561f437e69a13165676da04a90"),
    Vector(
      kind: "unknown",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"unknown","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"account":"@acme","channel":"x","network":"x","post":"2026-12-weihnachtsmarkt","type":"delivery"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "98b9712cd30e94ed79075c9f8b192c66b09d1e1fab14b343fcb8f3d379897f85"),
    Vector(
      kind: "resolve",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"resolve","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"account":"@acme","channel":"x","network":"x","post":"2026-12-weihnachtsmarkt","type":"delivery"}],"targets":["sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "b526ab7ad7270b4cdb3904e791b0d6838574a24a560452b39e37f452651870b2"),
    Vector(
      kind: "retracted",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"retracted","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[{"account":"@acme","channel":"x","network":"x","post":"2026-12-weihnachtsmarkt","type":"delivery"}],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "b551a9a3c408d5548d14561a2eda4a632bfa6d0eac806535d2dd56b08c754d80"),
    Vector(
      kind: "checkpoint",
      json:
        ##"{"actor":"ana","assurance":"direct","crit":[],"kind":"checkpoint","nonce":"7b8b965ad4bca0e41ab51de7b31363a1","prev":"b497913a9aa82a0cb578d8aabaffc64bcdcf0884","repository":"b3f2035551f6e48c67489ace9f588f94","roles":["editor"],"subjects":[],"targets":[],"time":"2026-11-23T10:00:00Z","v":1}"##,
      sha256: "416e9ce6e2c2c2b2bab4f8dcb4119f6f148a6506160b36983a62cef7232ffaf8"),
  ]
}
