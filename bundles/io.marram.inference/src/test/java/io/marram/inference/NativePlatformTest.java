package io.marram.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativePlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-aarch64",
    "Linux, arm, linux-arm",
    "Mac OS X, aarch64, mac_os_x-aarch64",
  })
  void namesAPlatformAsDjlDoes(String system, String processor, String classifier) {
    assertThat(NativePlatform.classifier(system, processor)).isEqualTo(classifier);
  }

  @Test
  void knowsWhereDjlLooksForItsLibraries() {
    NativePlatform platform = new NativePlatform("linux-aarch64", "2.7.1");

    assertThat(platform.libraryFolder()).isEqualTo(Path.of("pytorch", "2.7.1-cpu-linux-aarch64"));
  }

  @ParameterizedTest
  @CsvSource({"linux-x86_64", "linux-aarch64"})
  void bringsTheJniLibraryOfEverySupportedPlatform(String classifier) throws IOException {
    try (InputStream library = new NativePlatform(classifier, "2.7.1").openJniLibrary()) {
      assertThat(library.readNBytes(4)).isEqualTo(new byte[] {0x7f, 'E', 'L', 'F'});
    }
  }

  @Test
  void saysThatAPlatformIsNotSupported() {
    NativePlatform platform = new NativePlatform("linux-riscv64", "2.7.1");

    assertThatThrownBy(platform::openJniLibrary)
        .isInstanceOf(IOException.class)
        .hasMessage("there is no JNI library for linux-riscv64");
  }
}
