package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GatewayHomeTest {
  @TempDir private Path directory;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permissions")
  void keepsOtherUsersOut() throws Exception {
    Path home = directory.resolve("gw-1");
    Files.createDirectory(
        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

    try (GatewayHome opened = GatewayHome.open(home)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(opened.directory())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void belongsToOneGatewayAtATime() throws Exception {
    try (GatewayHome opened = GatewayHome.open(directory)) {
      assertThatThrownBy(() -> GatewayHome.open(opened.directory()))
          .isInstanceOf(GatewayException.class)
          .hasMessageContaining("another gateway uses");
    }
  }
}
