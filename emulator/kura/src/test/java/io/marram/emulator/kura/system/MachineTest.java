package io.marram.emulator.kura.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir private Path root;

  @Test
  void readsWhatLinuxTellsAboutAPc() throws IOException {
    write("sys/class/dmi/id/product_name", "NUC\n");
    write("sys/class/dmi/id/bios_version", "1.2\n");
    write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\n");
    write("etc/os-release", "PRETTY_NAME=\"x\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n");
    Machine machine = new Machine(root);

    assertThat(machine.modelName()).contains("NUC");
    assertThat(machine.biosVersion()).contains("1.2");
    assertThat(machine.cpuModel()).contains("Some CPU @ 2 GHz");
    assertThat(machine.distribution()).contains("Debian GNU/Linux");
    assertThat(machine.distributionVersion()).contains("12");
  }

  @Test
  void readsTheDeviceTreeOfASmallBoard() throws IOException {
    write("proc/device-tree/model", "Raspberry Pi 5\0");
    write("proc/device-tree/serial-number", "10000000abcdef\0");

    assertThat(new Machine(root).modelName()).contains("Raspberry Pi 5");
    assertThat(new Machine(root).serialNumber()).contains("10000000abcdef");
  }

  @Test
  void inventsNothing() {
    Machine machine = new Machine(root);

    assertThat(machine.modelName()).isEmpty();
    assertThat(machine.serialNumber()).isEmpty();
    assertThat(machine.hostName()).isEmpty();
    assertThat(machine.cpuModel()).isEmpty();
    assertThat(Machine.macAddress("no-such-interface")).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
