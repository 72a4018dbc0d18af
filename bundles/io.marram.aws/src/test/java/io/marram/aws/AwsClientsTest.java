package io.marram.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

class AwsClientsTest {

  private final ClassLoader others = new ClassLoader(null) {};
  private ClassLoader before;

  @BeforeEach
  void beOnAThreadOfOthers() {
    before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(others);
  }

  @AfterEach
  void goBack() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void theSdkFindsItsPartsOnAnyThread() {
    ClassLoader within = AwsClients.call(() -> Thread.currentThread().getContextClassLoader());

    assertThat(within).isSameAs(AwsClients.class.getClassLoader());
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(others);
  }

  @Test
  void aConnectionThatEndsWhileItIsWrittenToIsAFailureLikeOthers() {
    assertThatExceptionOfType(SdkException.class)
        .isThrownBy(
            () ->
                AwsClients.call(
                    () -> {
                      throw new UncheckedIOException(new IOException("Broken pipe"));
                    }))
        .withMessageContaining("Broken pipe");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(others);
  }
}
