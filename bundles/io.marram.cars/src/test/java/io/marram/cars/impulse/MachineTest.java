package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MachineTest {

  private static final Machine PC = Machine.of("amd64");
  private static final Machine PI = Machine.of("aarch64");

  @Test
  void aProgramForAnotherMachineIsRefusedAndBothAreNamed() {
    assertThat(PC.complaint(ElfHeads.of(ElfHeads.AARCH64)))
        .contains(
            "is made for 64-bit ARM (aarch64), but this machine is 64-bit x86 (x86_64): build the model for this machine");
    assertThat(PI.complaint(ElfHeads.of(ElfHeads.X86_64)).orElseThrow())
        .startsWith("is made for 64-bit x86 (x86_64), but this machine is 64-bit ARM (aarch64)");
    assertThat(PC.complaint(ElfHeads.of(ElfHeads.S390)).orElseThrow()).contains("s390");
    assertThat(PC.complaint(ElfHeads.of(99)).orElseThrow()).contains("made for processor 99");
  }

  @Test
  void aProgramForThisMachineIsTried() {
    assertThat(PC.complaint(ElfHeads.of(ElfHeads.X86_64))).isEmpty();
    assertThat(PI.complaint(ElfHeads.of(ElfHeads.AARCH64))).isEmpty();
  }

  @Test
  void aMachineThatIsNotKnownTriesEveryProgram() {
    assertThat(Machine.of("loongarch64").complaint(ElfHeads.of(ElfHeads.X86_64))).isEmpty();
  }

  @Test
  void aScriptIsTriedOnAnyMachine() {
    assertThat(PC.complaint("#!/bin/sh".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void aProgramForMacOsIsSaidToBeOne() {
    byte[] head = new byte[32];
    head[0] = (byte) 0xcf;
    head[1] = (byte) 0xfa;
    head[2] = (byte) 0xed;
    head[3] = (byte) 0xfe;

    assertThat(PC.complaint(head)).contains("is a program for macOS, not for Linux");
  }

  @Test
  void theMachineOfTheTestsIsKnown() {
    assertThat(Machine.here().name()).isNotBlank();
  }
}
