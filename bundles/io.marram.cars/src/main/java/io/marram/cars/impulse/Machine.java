package io.marram.cars.impulse;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kind of processor that programs must be made for. Looked at before a file is started, because
 * Java hands what the system refuses to a shell, which would take it for a script.
 *
 * @param name as people call it
 * @param runs the numbers of the processors whose programs it runs, as in ELF headers; empty if
 *     that is not known
 */
record Machine(String name, Set<Integer> runs) {

  /** So many of a file's first bytes say what it is. */
  static final int HEAD_BYTES = 20;

  private static final int X86 = 3;
  private static final int ARM = 40;
  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;

  private static final Map<Integer, String> NAMES =
      Map.of(
          X86,
          "32-bit x86",
          8,
          "MIPS",
          21,
          "64-bit POWER",
          22,
          "s390",
          ARM,
          "32-bit ARM (armv7)",
          X86_64,
          "64-bit x86 (x86_64)",
          AARCH64,
          "64-bit ARM (aarch64)",
          243,
          "RISC-V");

  static Machine here() {
    return of(System.getProperty("os.arch"));
  }

  /** By the name that Java has for it. */
  static Machine of(String architecture) {
    return switch (architecture.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> new Machine(NAMES.get(X86_64), Set.of(X86_64, X86));
      case "x86", "i386", "i686" -> new Machine(NAMES.get(X86), Set.of(X86));
      case "aarch64", "arm64" -> new Machine(NAMES.get(AARCH64), Set.of(AARCH64, ARM));
      case "arm" -> new Machine(NAMES.get(ARM), Set.of(ARM));
      default -> new Machine(architecture, Set.of());
    };
  }

  /**
   * What is wrong with a program.
   *
   * @param head the first bytes of its file
   * @return to be put behind its name; empty if it can be tried
   */
  Optional<String> complaint(byte[] head) {
    if (head.length > 2 && head[0] == '#' && head[1] == '!') {
      return Optional.empty();
    }
    if (head.length < HEAD_BYTES || !isElf(head)) {
      return Optional.of(
          isMachO(head)
              ? "is a program for macOS, not for Linux"
              : "is no program for Linux: is it the whole .eim file?");
    }
    boolean littleEndian = head[5] != 2;
    int first = head[18] & 0xff;
    int second = head[19] & 0xff;
    int processor = littleEndian ? first | second << 8 : second | first << 8;
    if (runs.isEmpty() || runs.contains(processor)) {
      return Optional.empty();
    }
    return Optional.of(
        "is made for %s, but this machine is %s: build the model for this machine"
            .formatted(NAMES.getOrDefault(processor, "processor " + processor), name));
  }

  private static boolean isElf(byte[] head) {
    return head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
  }

  private static boolean isMachO(byte[] head) {
    return head.length > 4
        && (head[0] & 0xff) >= 0xce
        && (head[0] & 0xff) <= 0xcf
        && (head[1] & 0xff) == 0xfa
        && (head[2] & 0xff) == 0xed
        && (head[3] & 0xff) == 0xfe;
  }
}
