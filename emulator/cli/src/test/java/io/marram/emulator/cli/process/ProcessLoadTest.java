package io.marram.emulator.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessLoadTest {

  @Test
  void readsResidentMemoryFromLinuxStatus() {
    assertThat(ProcessLoad.resident("Name:\tjava\nVmPeak:\t  9000 kB\nVmRSS:\t    2048 kB\n"))
        .isEqualTo(2 << 20);
    assertThat(ProcessLoad.resident("Name:\tkthreadd\n")).isZero();
  }

  @Test
  void tellsWhatThisProcessTakes() {
    ProcessLoad.Sample sample = new ProcessLoad("this one", ProcessHandle.current()).sample();

    assertThat(sample.name()).isEqualTo("this one");
    assertThat(sample.cores()).isNotNegative();
    assertThat(sample.residentBytes()).isNotNegative();
  }
}
