package io.marram.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {

  private static final String RASPBERRY_PI_4 =
      """
      processor\t: 0
      BogoMIPS\t: 108.00
      Features\t: fp asimd evtstrm crc32 cpuid
      CPU architecture: 8
      """;

  private static final String RASPBERRY_PI_5 =
      """
      processor\t: 0
      BogoMIPS\t: 108.00
      Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm
      CPU architecture: 8
      """;

  @Test
  void refusesAProcessorWithoutAtomicInstructions() {
    assertThat(Processor.isSupported("aarch64", RASPBERRY_PI_4)).isFalse();
    assertThat(Processor.isSupported("aarch64", RASPBERRY_PI_5 + RASPBERRY_PI_4)).isFalse();
  }

  @Test
  void takesOneThatHasThem() {
    assertThat(Processor.isSupported("aarch64", RASPBERRY_PI_5)).isTrue();
    assertThat(Processor.isSupported("aarch64", RASPBERRY_PI_5 + RASPBERRY_PI_5)).isTrue();
    assertThat(Processor.isSupported("amd64", "flags\t\t: fpu vme sse2")).isTrue();
  }

  @Test
  void doesNotRefuseWhatItCannotKnow() {
    assertThat(Processor.isSupported("aarch64", "")).isTrue();
    assertThat(Processor.isSupported("riscv64", "isa\t: rv64imafdc")).isTrue();
  }
}
