import Testing

/// Signatures over `{"a record":1}`, by keys of all kinds: those of plain keys by OpenSSH's `ssh-keygen`, the others put
/// together by hand.
enum SignatureVectors {
  struct Vector: CustomTestStringConvertible {
    let name: String
    let key: String
    let signature: String

    var file: [UInt8] { Array(signature.utf8) }
    var testDescription: String { name }
  }

  static let message = Array(#"{"a record":1}"#.utf8)

  /// Signatures that verify.
  static let valid = [
    Vector(
      name: "ed25519",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHdGQ1Scia2x634x1GbM2k6GsJAwthuvOwf/fnVSYmR1
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgd0ZDVJyJrbHrfjHUZszaToawkD
        C2G687B/9+dVJiZHUAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTUxMgAAAFMAAAAL
        c3NoLWVkMjU1MTkAAABAIfeaZTF9Qe6Tngdanu62l57+9nV2daiOdfRaZLtiaiEKhhrL39
        6YPghxx7EQfghd1yky8dxG6uPntCWCRNLgAg==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "p256",
      key: """
        ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBDuXET0+1SUvg8L4gHNjBxDtzoD6\
        cHqSE3pHCHKUUpU1CN7jFaBHvxdSv9gdEj8qWB8R20pUdQylzuIF7GA4ZG0=
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE
        EEO5cRPT7VJS+DwviAc2MHEO3OgPpwepITekcIcpRSlTUI3uMVoEe/F1K/2B0SPypYHxHb
        SlR1DKXO4gXsYDhkbQAAAA5zdGV0LXJlY29yZC12MQAAAAAAAAAGc2hhNTEyAAAAYwAAAB
        NlY2RzYS1zaGEyLW5pc3RwMjU2AAAASAAAACA/Q3SnPjdwP/Ixbo1sedEWpvaWPnXolCD/
        xI/VSM/TUwAAACBtR6Gy37qrokStELwSyXDKq7fSlZW1BQtDWZvg+WHj1g==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "p384",
      key: """
        ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBJ/fo1S+2wNS2GHreLXPn+qQpa7a\
        kFYwqMyB+9zwDY/PdcuHtI8/Ib8IkI0QYPETcc1DAzVF8c3IQ9/4kkDYIf25RO2vYjHKTC8uB0kvFzfsUYx4uwx/3S09kB/N5FH3\
        hw==
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAIgAAAATZWNkc2Etc2hhMi1uaXN0cDM4NAAAAAhuaXN0cDM4NAAAAG
        EEn9+jVL7bA1LYYet4tc+f6pClrtqQVjCozIH73PANj891y4e0jz8hvwiQjRBg8RNxzUMD
        NUXxzchD3/iSQNgh/blE7a9iMcpMLy4HSS8XN+xRjHi7DH/dLT2QH83kUfeHAAAADnN0ZX
        QtcmVjb3JkLXYxAAAAAAAAAAZzaGE1MTIAAACEAAAAE2VjZHNhLXNoYTItbmlzdHAzODQA
        AABpAAAAMQC43VZIW9PBilhj2h14htdS57yqf1XJtiSpXUCr26nVtCjXii3NufsbicJ9cR
        oYZUYAAAAwLLaX2U7vMzB9rJz+WFRYcnQzskCBtyb5tB4297pM+KJsLfXgnJUkGIeqCdXn
        Ztba
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "p521",
      key: """
        ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAA2arUVHsFKHgr5FXhvliyOODnA\
        alLSOL8v1Oed2A4v86DYwAgd1JofMZyIH0dYgffT0dTWLvIsRX3zUw4WHVFZvgH2zXIXwc6zkdRREeGAmtrBEOgHyP0LGUmKiAnn\
        NW98tB9yi85z8wq3g8oyyF0/XHLj5Ysdl+yc3zoEVzcCIdrRnQ==
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAKwAAAATZWNkc2Etc2hhMi1uaXN0cDUyMQAAAAhuaXN0cDUyMQAAAI
        UEADZqtRUewUoeCvkVeG+WLI44OcBqUtI4vy/U553YDi/zoNjACB3Umh8xnIgfR1iB99PR
        1NYu8ixFffNTDhYdUVm+AfbNchfBzrOR1FER4YCa2sEQ6AfI/QsZSYqICec1b3y0H3KLzn
        PzCreDyjLIXT9ccuPlix2X7JzfOgRXNwIh2tGdAAAADnN0ZXQtcmVjb3JkLXYxAAAAAAAA
        AAZzaGE1MTIAAACmAAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAACLAAAAQQ12KQmhOvTPiG
        xJxv/5VMfyL/qwYdIPSSjMCf0DjBC2x6zVSGUhB7nmTDM86vLgH/pzR6IxLEXCu1CJc7yG
        DFiaAAAAQgGdrWRDTUxYyUNv7Gml3wEkbn6Idfdywyn7uC94bmM9i6jryXqglVlp7n1tCZ
        zz5HKyrFbhTwrGNpHMURtJ2VBZzg==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "rsa2048",
      key: """
        ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCxUKOZ1pif3eybL8CGWKPdgYR+Fi49j5eScrVTh2kFwPkM1Yb1d6H1a1RtTpe3\
        Fc8ekBkpUv7fJ1mm6cXY/GmSdRdy3J7kJ1ZE1PftFZLQ5abqE9iMiob7ViuVK6tm/G2adTkAFnNB694YeM7TSExVl+5MkU+DG91x\
        Vp+BEmEWWJiptj3TZNGve3EYjvCTEVq4pIXLjECWJsqIiBJChQtZ+QwDlFLVel8z1C64bxdSiBRqghuprwIOtH+vGM/3YIsuPtnP\
        wVzx7bnhEruu6lzVavxMxCBQi8giWxgcO2T9xbkUMMG4vz1/96yREAttY8t/q2Wcs+xlFOnamrm3WcXJ
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBALFQo5nWmJ/d7JsvwIZYo9
        2BhH4WLj2Pl5JytVOHaQXA+QzVhvV3ofVrVG1Ol7cVzx6QGSlS/t8nWabpxdj8aZJ1F3Lc
        nuQnVkTU9+0VktDlpuoT2IyKhvtWK5Urq2b8bZp1OQAWc0Hr3hh4ztNITFWX7kyRT4Mb3X
        FWn4ESYRZYmKm2PdNk0a97cRiO8JMRWrikhcuMQJYmyoiIEkKFC1n5DAOUUtV6XzPULrhv
        F1KIFGqCG6mvAg60f68Yz/dgiy4+2c/BXPHtueESu67qXNVq/EzEIFCLyCJbGBw7ZP3FuR
        Qwwbi/PX/3rJEQC21jy3+rZZyz7GUU6dqaubdZxckAAAAOc3RldC1yZWNvcmQtdjEAAAAA
        AAAABnNoYTUxMgAAARQAAAAMcnNhLXNoYTItNTEyAAABADCGFafgJyn1nBkzHxwYa31C8j
        MD0a5LWP5Br3KbrmaEMW4bWAF568R/QT9vTM08WapOXRV5zWSwe4vcvK16XwN58gFNHez0
        n7IracOM39GNzfZ+fg5IZmkAF5P/p8Ll4e1gtt35wG8ZxtdflzlmtWsIohsw1XrjeMrIN7
        2NWvMixN07ukPoU006x+qjHkqvDsD41sllXQwsDi9SQv/VAEuf+YDaNb0/Xbkm4cUKJFRw
        kyFpuF/BCRvjTd2kUvSE0RjIXHHuOl87vXjS9E3+DoToR0ToXwlvo2atf7N7EiO+1GC0gs
        5hglejImUZJpwOn76ku3su2WnmnmJi472nefI=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "ed25519 over sha256",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTI1NgAAAFMAAAAL
        c3NoLWVkMjU1MTkAAABAL9S/v9GgMRoGcx1Sy0rhi3m5JH0LqjQtnNmC3+hOhoD0TsFUER
        ydFSMIoBp0arKl52ylsjxyGlByWl1Iq1jgDQ==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "rsa-sha2-256",
      key: """
        ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCxUKOZ1pif3eybL8CGWKPdgYR+Fi49j5eScrVTh2kFwPkM1Yb1d6H1a1RtTpe3\
        Fc8ekBkpUv7fJ1mm6cXY/GmSdRdy3J7kJ1ZE1PftFZLQ5abqE9iMiob7ViuVK6tm/G2adTkAFnNB694YeM7TSExVl+5MkU+DG91x\
        Vp+BEmEWWJiptj3TZNGve3EYjvCTEVq4pIXLjECWJsqIiBJChQtZ+QwDlFLVel8z1C64bxdSiBRqghuprwIOtH+vGM/3YIsuPtnP\
        wVzx7bnhEruu6lzVavxMxCBQi8giWxgcO2T9xbkUMMG4vz1/96yREAttY8t/q2Wcs+xlFOnamrm3WcXJ
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBALFQo5nWmJ/d7JsvwIZYo9
        2BhH4WLj2Pl5JytVOHaQXA+QzVhvV3ofVrVG1Ol7cVzx6QGSlS/t8nWabpxdj8aZJ1F3Lc
        nuQnVkTU9+0VktDlpuoT2IyKhvtWK5Urq2b8bZp1OQAWc0Hr3hh4ztNITFWX7kyRT4Mb3X
        FWn4ESYRZYmKm2PdNk0a97cRiO8JMRWrikhcuMQJYmyoiIEkKFC1n5DAOUUtV6XzPULrhv
        F1KIFGqCG6mvAg60f68Yz/dgiy4+2c/BXPHtueESu67qXNVq/EzEIFCLyCJbGBw7ZP3FuR
        Qwwbi/PX/3rJEQC21jy3+rZZyz7GUU6dqaubdZxckAAAAOc3RldC1yZWNvcmQtdjEAAAAA
        AAAABnNoYTUxMgAAARQAAAAMcnNhLXNoYTItMjU2AAABAFvJoljXbDiunaYDrsV00vqRE6
        LMcox1VYD6Iqot769f3crslX7AuawOXgSHwuMXWDZ5QjVoJ5V44vvl1szsf8xp0eSjuq0n
        4Up0yPTV/PjrfuBuEGy5+2h09Yo8Aab1Hk9LGZTOdXQ+1uoeEUDIt92+zskYMGVG5E6fCr
        4NrzcOaFU2SxpLRu85ak125/F59wNCNbzmmqf0vPyQMw5l3vlVlGr6rJmKZ5wSw6LegYy7
        yRPy/teF8jAHZ69jXPTiCmIgxsGWi7zsi+SoQJmIbagLApEaVCe9F+LnWaLeRbafl7f861
        oqzH6kw3R7TSocpGFFt3RfDxS8J0Xr5TeDNBI=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "sk-ed25519",
      key: """
        sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIHGNXpUuD9WKoP5jdzKsPs/z0Cvfz\
        sLHqmzDRV8ujBiGAAAABHNzaDo=
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAEoAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAAAgcY1elS
        4P1Yqg/mN3Mqw+z/PQK9/OwseqbMNFXy6MGIYAAAAEc3NoOgAAAA5zdGV0LXJlY29yZC12
        MQAAAAAAAAAGc2hhNTEyAAAAZwAAABpzay1zc2gtZWQyNTUxOUBvcGVuc3NoLmNvbQAAAE
        DpoZFw1yrSAqslQM+a5WS8qrHWlM4IiNHuD+1E+BVNOoJAFfSx9tWiOs9YjB5Qw2FYPP4R
        yWTJNpsHhhNy1AoHAQAAAAc=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "sk-ed25519 with a PIN",
      key: """
        sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIHGNXpUuD9WKoP5jdzKsPs/z0Cvfz\
        sLHqmzDRV8ujBiGAAAABHNzaDo=
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAEoAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAAAgcY1elS
        4P1Yqg/mN3Mqw+z/PQK9/OwseqbMNFXy6MGIYAAAAEc3NoOgAAAA5zdGV0LXJlY29yZC12
        MQAAAAAAAAAGc2hhNTEyAAAAZwAAABpzay1zc2gtZWQyNTUxOUBvcGVuc3NoLmNvbQAAAE
        DWkvVkHXmfkPqA5OWM5gTJUjB4458Wti9qxbNQBLft4QyW3wSFlnr52LbOKx824bELW05K
        IALvrV4Y6FB+hGgLBQAAAAc=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "sk-p256",
      key: """
        sk-ecdsa-sha2-nistp256@openssh.com AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzdHAyN\
        TYAAABBBExHQvBaTmdu+dnO0UK/ED2KGUXf7i74X/wbYHQM4yWiOodgN9PmaU08qQO30junEAuRQEgAHGcu8gMiHlMhp1cAAAAEc\
        3NoOg==
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAH8AAAAic2stZWNkc2Etc2hhMi1uaXN0cDI1NkBvcGVuc3NoLmNvbQ
        AAAAhuaXN0cDI1NgAAAEEETEdC8FpOZ2752c7RQr8QPYoZRd/uLvhf/BtgdAzjJaI6h2A3
        0+ZpTTypA7fSO6cQC5FASAAcZy7yAyIeUyGnVwAAAARzc2g6AAAADnN0ZXQtcmVjb3JkLX
        YxAAAAAAAAAAZzaGE1MTIAAAB5AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNz
        aC5jb20AAABKAAAAIQCgBHr2AZa4txZdunf1Et/4hQ3m07txMI3+2Si87Dy4EQAAACEAg4
        6CQrvtlshZZq/q4oFLzTBx+wkDGkj2l3dfS5ISXIsBAAAACQ==
        -----END SSH SIGNATURE-----

        """),
  ]

  /// Signatures that do not verify, neither here nor by `ssh-keygen`.
  static let refused = [
    Vector(
      name: "another namespace",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5
        AAAAQHm4lczMRBvjpy8hZdZp6tU1SoJnJI09a3yxo+mk0bTi/Ay/r7xYJ11fg1meKKKYzH
        AejbLbawwRuaYucaXTjgk=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "a longer namespace",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAPc3RldC1yZWNvcmQtdjEwAAAAAAAAAAZzaGE1MTIAAABTAAAA
        C3NzaC1lZDI1NTE5AAAAQGgpsrRxmsrl/X0wpm6m9LbkSs15bb2ZoL3X/Kh17rbX1N9WJt
        05Fqws6WcN5kkW+Fp3q8zRn0CtCazUqTVCBQw=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "another namespace written over",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTUxMgAAAFMAAAAL
        c3NoLWVkMjU1MTkAAABAebiVzMxEG+OnLyFl1mnq1TVKgmckjT1rfLGj6aTRtOL8DL+vvF
        gnXV+DWZ4oopjMcB6NsttrDBG5pi5xpdOOCQ==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "another message",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTUxMgAAAFMAAAAL
        c3NoLWVkMjU1MTkAAABAxAkOo/aMalnshyoKpxh+E5GG3+DG5aVNeWSnFfloPpMHG7GwoK
        tWTLrGQA8YOuMf2i/naXe7M+35jducbCpcDQ==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "another hash named",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTI1NgAAAFMAAAAL
        c3NoLWVkMjU1MTkAAABAi5nhmjD4TzPu5/u713biUZrJBpXhh+/CLllJP1iV0TKxCHPNs7
        p+k+5bg0SvR1by7Cf0WHoqsHtQgPD/hKV4Bg==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "an unknown hash",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABHNoYTEAAABTAAAAC3Nz
        aC1lZDI1NTE5AAAAQDMqyplnfSs1Qwz5dwe1SjfR5Ve5BVeXP3EoPURCTNbFmFCwlI0GFv
        R3IbrdcGHJgICLvE+JFQcSIpCAawN+GAM=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "something reserved",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAABeAAAAAZzaGE1MTIAAABTAAAA
        C3NzaC1lZDI1NTE5AAAAQIiQfD9IWnksJpAXNb02ijyfWd5kOLm51LwUr0Lp2UxS1nWGNF
        Da5EAuo1WqYtgDEIeOt7h1j80Do1N/CAJAtAw=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "a short signature",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTUxMgAAAFIAAAAL
        c3NoLWVkMjU1MTkAAAA/i5nhmjD4TzPu5/u713biUZrJBpXhh+/CLllJP1iV0TKxCHPNs7
        p+k+5bg0SvR1by7Cf0WHoqsHtQgPD/hKV4
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "bytes after the signature",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTUxMgAAAFQAAAAL
        c3NoLWVkMjU1MTkAAABAi5nhmjD4TzPu5/u713biUZrJBpXhh+/CLllJP1iV0TKxCHPNs7
        p+k+5bg0SvR1by7Cf0WHoqsHtQgPD/hKV4BgA=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "another algorithm named",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTUxMgAAAE8AAAAH
        c3NoLXJzYQAAAECLmeGaMPhPM+7n+7vXduJRmskGleGH78IuWUk/WJXRMrEIc82zun6T7l
        uDRK9HVvLsJ/RYeiqwe1CA8P+EpXgG
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "RSA with SHA-1",
      key: """
        ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCxUKOZ1pif3eybL8CGWKPdgYR+Fi49j5eScrVTh2kFwPkM1Yb1d6H1a1RtTpe3\
        Fc8ekBkpUv7fJ1mm6cXY/GmSdRdy3J7kJ1ZE1PftFZLQ5abqE9iMiob7ViuVK6tm/G2adTkAFnNB694YeM7TSExVl+5MkU+DG91x\
        Vp+BEmEWWJiptj3TZNGve3EYjvCTEVq4pIXLjECWJsqIiBJChQtZ+QwDlFLVel8z1C64bxdSiBRqghuprwIOtH+vGM/3YIsuPtnP\
        wVzx7bnhEruu6lzVavxMxCBQi8giWxgcO2T9xbkUMMG4vz1/96yREAttY8t/q2Wcs+xlFOnamrm3WcXJ
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBALFQo5nWmJ/d7JsvwIZYo9
        2BhH4WLj2Pl5JytVOHaQXA+QzVhvV3ofVrVG1Ol7cVzx6QGSlS/t8nWabpxdj8aZJ1F3Lc
        nuQnVkTU9+0VktDlpuoT2IyKhvtWK5Urq2b8bZp1OQAWc0Hr3hh4ztNITFWX7kyRT4Mb3X
        FWn4ESYRZYmKm2PdNk0a97cRiO8JMRWrikhcuMQJYmyoiIEkKFC1n5DAOUUtV6XzPULrhv
        F1KIFGqCG6mvAg60f68Yz/dgiy4+2c/BXPHtueESu67qXNVq/EzEIFCLyCJbGBw7ZP3FuR
        Qwwbi/PX/3rJEQC21jy3+rZZyz7GUU6dqaubdZxckAAAAOc3RldC1yZWNvcmQtdjEAAAAA
        AAAABnNoYTUxMgAAAQ8AAAAHc3NoLXJzYQAAAQAhD0r3hNtKehzP0pRFIUT9XdmSQS2kU2
        sKGKMyTtqkE7JEtznp9m6Zr+DKkrWlenAgaPaVgagXZHnrULZn5NtPccbJmHqYNaYHGsRt
        M8ovkm1mpMKGKpoj00PQOsccHszq1TigL2olt6OsawVsfoZ9StfUE1WThs70/J5cGp27fU
        gt5ICCFssT9e1b3EeK8aKGPgvNOkuK7m4XAindKJ94asKcdIYF4jN89Q7Oe1p8dd2vkdse
        3oaDxrFN60ebFIamIggeDSg/OHVHC8vcZdvQLcosGz63sEXoKHNbMr3Y6Hwmg1KP4ebWYp
        OWwEf1aRwSS0oar7r0W/MLfdDzhoPS
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "RSA with another hash than named",
      key: """
        ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCxUKOZ1pif3eybL8CGWKPdgYR+Fi49j5eScrVTh2kFwPkM1Yb1d6H1a1RtTpe3\
        Fc8ekBkpUv7fJ1mm6cXY/GmSdRdy3J7kJ1ZE1PftFZLQ5abqE9iMiob7ViuVK6tm/G2adTkAFnNB694YeM7TSExVl+5MkU+DG91x\
        Vp+BEmEWWJiptj3TZNGve3EYjvCTEVq4pIXLjECWJsqIiBJChQtZ+QwDlFLVel8z1C64bxdSiBRqghuprwIOtH+vGM/3YIsuPtnP\
        wVzx7bnhEruu6lzVavxMxCBQi8giWxgcO2T9xbkUMMG4vz1/96yREAttY8t/q2Wcs+xlFOnamrm3WcXJ
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBALFQo5nWmJ/d7JsvwIZYo9
        2BhH4WLj2Pl5JytVOHaQXA+QzVhvV3ofVrVG1Ol7cVzx6QGSlS/t8nWabpxdj8aZJ1F3Lc
        nuQnVkTU9+0VktDlpuoT2IyKhvtWK5Urq2b8bZp1OQAWc0Hr3hh4ztNITFWX7kyRT4Mb3X
        FWn4ESYRZYmKm2PdNk0a97cRiO8JMRWrikhcuMQJYmyoiIEkKFC1n5DAOUUtV6XzPULrhv
        F1KIFGqCG6mvAg60f68Yz/dgiy4+2c/BXPHtueESu67qXNVq/EzEIFCLyCJbGBw7ZP3FuR
        Qwwbi/PX/3rJEQC21jy3+rZZyz7GUU6dqaubdZxckAAAAOc3RldC1yZWNvcmQtdjEAAAAA
        AAAABnNoYTUxMgAAARQAAAAMcnNhLXNoYTItNTEyAAABAFvJoljXbDiunaYDrsV00vqRE6
        LMcox1VYD6Iqot769f3crslX7AuawOXgSHwuMXWDZ5QjVoJ5V44vvl1szsf8xp0eSjuq0n
        4Up0yPTV/PjrfuBuEGy5+2h09Yo8Aab1Hk9LGZTOdXQ+1uoeEUDIt92+zskYMGVG5E6fCr
        4NrzcOaFU2SxpLRu85ak125/F59wNCNbzmmqf0vPyQMw5l3vlVlGr6rJmKZ5wSw6LegYy7
        yRPy/teF8jAHZ69jXPTiCmIgxsGWi7zsi+SoQJmIbagLApEaVCe9F+LnWaLeRbafl7f861
        oqzH6kw3R7TSocpGFFt3RfDxS8J0Xr5TeDNBI=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "RSA with the padding of PSS",
      key: """
        ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCxUKOZ1pif3eybL8CGWKPdgYR+Fi49j5eScrVTh2kFwPkM1Yb1d6H1a1RtTpe3\
        Fc8ekBkpUv7fJ1mm6cXY/GmSdRdy3J7kJ1ZE1PftFZLQ5abqE9iMiob7ViuVK6tm/G2adTkAFnNB694YeM7TSExVl+5MkU+DG91x\
        Vp+BEmEWWJiptj3TZNGve3EYjvCTEVq4pIXLjECWJsqIiBJChQtZ+QwDlFLVel8z1C64bxdSiBRqghuprwIOtH+vGM/3YIsuPtnP\
        wVzx7bnhEruu6lzVavxMxCBQi8giWxgcO2T9xbkUMMG4vz1/96yREAttY8t/q2Wcs+xlFOnamrm3WcXJ
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBALFQo5nWmJ/d7JsvwIZYo9
        2BhH4WLj2Pl5JytVOHaQXA+QzVhvV3ofVrVG1Ol7cVzx6QGSlS/t8nWabpxdj8aZJ1F3Lc
        nuQnVkTU9+0VktDlpuoT2IyKhvtWK5Urq2b8bZp1OQAWc0Hr3hh4ztNITFWX7kyRT4Mb3X
        FWn4ESYRZYmKm2PdNk0a97cRiO8JMRWrikhcuMQJYmyoiIEkKFC1n5DAOUUtV6XzPULrhv
        F1KIFGqCG6mvAg60f68Yz/dgiy4+2c/BXPHtueESu67qXNVq/EzEIFCLyCJbGBw7ZP3FuR
        Qwwbi/PX/3rJEQC21jy3+rZZyz7GUU6dqaubdZxckAAAAOc3RldC1yZWNvcmQtdjEAAAAA
        AAAABnNoYTUxMgAAARQAAAAMcnNhLXNoYTItNTEyAAABAI4TbSWDGV2Xn3Gm5F0wRPfzpS
        nBEZx/M5F0RebOEqlF0ZXL8vdbX+f1xjPUkzZJXrbIp+fs2pkCSgvcLYOsUa/M9xAeX+E2
        ljiSesUS4vIQt0lZfdVXCNNhssnZjnElYdY8nLvvP5O+93+mxDdzx6mVtqPDmOsce5FK7G
        t0SahgEABmlGKKIqBMKVfa3nhiGaA93LL6ECmOqAUgTdf1xCslx5576F+nhq2a1cca4RmN
        63lVCzixdPmVqZZR/zEU9ezXBGGplc2wr+IWxEj65zBJr06ub5J3wpdKlvCHtOskx32niJ
        yN9wgVn4hFu6VuzncPsxhT5AI06Y6F1LYQRVk=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "a security key with another count",
      key: """
        sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIHGNXpUuD9WKoP5jdzKsPs/z0Cvfz\
        sLHqmzDRV8ujBiGAAAABHNzaDo=
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAEoAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAAAgcY1elS
        4P1Yqg/mN3Mqw+z/PQK9/OwseqbMNFXy6MGIYAAAAEc3NoOgAAAA5zdGV0LXJlY29yZC12
        MQAAAAAAAAAGc2hhNTEyAAAAZwAAABpzay1zc2gtZWQyNTUxOUBvcGVuc3NoLmNvbQAAAE
        DpoZFw1yrSAqslQM+a5WS8qrHWlM4IiNHuD+1E+BVNOoJAFfSx9tWiOs9YjB5Qw2FYPP4R
        yWTJNpsHhhNy1AoHAQAAAAg=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "a security key that signs as a plain one",
      key: """
        sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIHGNXpUuD9WKoP5jdzKsPs/z0Cvfz\
        sLHqmzDRV8ujBiGAAAABHNzaDo=
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAEoAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAAAgcY1elS
        4P1Yqg/mN3Mqw+z/PQK9/OwseqbMNFXy6MGIYAAAAEc3NoOgAAAA5zdGV0LXJlY29yZC12
        MQAAAAAAAAAGc2hhNTEyAAAAYgAAABpzay1zc2gtZWQyNTUxOUBvcGVuc3NoLmNvbQAAAE
        CLmeGaMPhPM+7n+7vXduJRmskGleGH78IuWUk/WJXRMrEIc82zun6T7luDRK9HVvLsJ/RY
        eiqwe1CA8P+EpXgG
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "a plain key that signs as a security key",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTUxMgAAAFgAAAAL
        c3NoLWVkMjU1MTkAAABA6aGRcNcq0gKrJUDPmuVkvKqx1pTOCIjR7g/tRPgVTTqCQBX0sf
        bVojrPWIweUMNhWDz+EclkyTabB4YTctQKBwEAAAAH
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "ECDSA without a number",
      key: """
        ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLfczaYiGbw7Ef4oGa/RdX207Eom\
        XeW5aSCxEaAlz126EIJP93TtCYMSlIsl7ApL3YcfYuDCWMib5Bg8/vOPNSI=
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE
        EEt9zNpiIZvDsR/igZr9F1fbTsSiZd5blpILERoCXPXboQgk/3dO0JgxKUiyXsCkvdhx9i
        4MJYyJvkGDz+8481IgAAAA5zdGV0LXJlY29yZC12MQAAAAAAAAAGc2hhNTEyAAAAQwAAAB
        NlY2RzYS1zaGEyLW5pc3RwMjU2AAAAKAAAAAAAAAAgIBvhUv41sHRMWiPGdLlLxSs71xci
        LxrLjG6iTGgKlb0=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "ECDSA with zeros",
      key: """
        ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLfczaYiGbw7Ef4oGa/RdX207Eom\
        XeW5aSCxEaAlz126EIJP93TtCYMSlIsl7ApL3YcfYuDCWMib5Bg8/vOPNSI=
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE
        EEt9zNpiIZvDsR/igZr9F1fbTsSiZd5blpILERoCXPXboQgk/3dO0JgxKUiyXsCkvdhx9i
        4MJYyJvkGDz+8481IgAAAA5zdGV0LXJlY29yZC12MQAAAAAAAAAGc2hhNTEyAAAAIwAAAB
        NlY2RzYS1zaGEyLW5pc3RwMjU2AAAACAAAAAAAAAAA
        -----END SSH SIGNATURE-----

        """),
  ]

  /// Signatures that `ssh-keygen` of OpenSSH 9.2 takes, and Stet does not.
  static let stricter = [
    Vector(
      name: "something reserved, not signed",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAABeAAAAAZzaGE1MTIAAABTAAAA
        C3NzaC1lZDI1NTE5AAAAQIuZ4Zow+E8z7uf7u9d24lGayQaV4Yfvwi5ZST9YldEysQhzzb
        O6fpPuW4NEr0dW8uwn9Fh6KrB7UIDw/4SleAY=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "a scalar above the order",
      key: """
        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGNXpUuD9WKoP5jdzKsPs/z0CvfzsLHqmzDRV8ujBiG
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgcY1elS4P1Yqg/mN3Mqw+z/PQK9
        /OwseqbMNFXy6MGIYAAAAOc3RldC1yZWNvcmQtdjEAAAAAAAAABnNoYTUxMgAAAFMAAAAL
        c3NoLWVkMjU1MTkAAABAi5nhmjD4TzPu5/u713biUZrJBpXhh+/CLllJP1iV0TKe3Ggqzh
        2R68T4eueNQTUH7Sf0WHoqsHtQgPD/hKV4Fg==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "a security key without a touch",
      key: """
        sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIHGNXpUuD9WKoP5jdzKsPs/z0Cvfz\
        sLHqmzDRV8ujBiGAAAABHNzaDo=
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAEoAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAAAgcY1elS
        4P1Yqg/mN3Mqw+z/PQK9/OwseqbMNFXy6MGIYAAAAEc3NoOgAAAA5zdGV0LXJlY29yZC12
        MQAAAAAAAAAGc2hhNTEyAAAAZwAAABpzay1zc2gtZWQyNTUxOUBvcGVuc3NoLmNvbQAAAE
        D0iAObSDNa+DwXzGxTzyVgIcq7beIU6hSoU6I990ICrGySoFuadW0kDeS3rY/75AqdojeN
        4OIxvlVhcaU56h4LAAAAAAc=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "a number with zeros before it",
      key: """
        ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLfczaYiGbw7Ef4oGa/RdX207Eom\
        XeW5aSCxEaAlz126EIJP93TtCYMSlIsl7ApL3YcfYuDCWMib5Bg8/vOPNSI=
        """,
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE
        EEt9zNpiIZvDsR/igZr9F1fbTsSiZd5blpILERoCXPXboQgk/3dO0JgxKUiyXsCkvdhx9i
        4MJYyJvkGDz+8481IgAAAA5zdGV0LXJlY29yZC12MQAAAAAAAAAGc2hhNTEyAAAAZQAAAB
        NlY2RzYS1zaGEyLW5pc3RwMjU2AAAASgAAACIAAN7QHGGqfaZJCzDFuuylo0PxbUJrtp2O
        IH2OsSLXbLIoAAAAICAb4VL+NbB0TFojxnS5S8UrO9cXIi8ay4xuokxoCpW9
        -----END SSH SIGNATURE-----

        """),
  ]
}
