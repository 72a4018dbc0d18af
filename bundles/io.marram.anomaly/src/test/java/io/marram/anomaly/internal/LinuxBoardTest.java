package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.health.BoardState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxBoardTest {

  @TempDir Path root;

  @Test
  void readsMemoryAndTheHottestZone() throws IOException {
    write(
        "proc/meminfo",
        "MemTotal:        8048576 kB\nMemFree:          100000 kB\nMemAvailable:    6000000 kB\n");
    write("sys/class/thermal/thermal_zone0/temp", "48312\n");
    write("sys/class/thermal/thermal_zone1/temp", "51540\n");

    BoardState state = new LinuxBoard(root, root).read();

    assertThat(state.memoryTotalMb()).isEqualTo(OptionalLong.of(7859));
    assertThat(state.memoryUsedMb()).isEqualTo(OptionalLong.of(2000));
    assertThat(state.temperatureCelsius()).isEqualTo(OptionalDouble.of(51.54));
    assertThat(state.diskFreeMb().getAsLong()).isPositive();
    assertThat(state.heapPercent().getAsDouble()).isBetween(0.0, 100.0);
  }

  @Test
  void readsThisMachine() {
    BoardState state = new LinuxBoard(Path.of("/"), root).read();

    assertThat(state.cpuPercent().orElse(0)).isBetween(0.0, 100.0);
    if (Files.exists(Path.of("/proc/meminfo"))) {
      assertThat(state.memoryUsedMb().getAsLong())
          .isPositive()
          .isLessThan(state.memoryTotalMb().getAsLong());
    }
  }

  @Test
  void whatIsNotThereIsMissing() {
    BoardState state = new LinuxBoard(root, root.resolve("gone")).read();

    assertThat(state.memoryTotalMb()).isEmpty();
    assertThat(state.memoryUsedMb()).isEmpty();
    assertThat(state.temperatureCelsius()).isEmpty();
    assertThat(state.diskFreeMb()).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsMissing() throws IOException {
    write("proc/meminfo", "MemTotal: lots\nMemAvailable: -5 kB\n");
    write("sys/class/thermal/thermal_zone0/temp", "hot\n");
    write("sys/class/thermal/thermal_zone1/temp", "-274000\n");
    write("sys/class/thermal/thermal_zone2/temp", "999999999999\n");
    Files.createDirectories(root.resolve("sys/class/thermal/thermal_zone3"));

    BoardState state = new LinuxBoard(root, root).read();

    assertThat(state.memoryTotalMb()).isEmpty();
    assertThat(state.temperatureCelsius()).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
