package io.marram.emulator.aws;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * AWS's Lambda runtime interface client, as a function's process needs it: its jars, and its native
 * library. The client would unpack that library to one fixed file in {@code /tmp}, which two
 * functions that start together overwrite under each other.
 *
 * @param jars what AWS's Java runtime adds to a function's class path
 * @param nativeLibrary the library for this machine
 */
record RuntimeClient(List<Path> jars, Path nativeLibrary) {

  static final String MAIN_CLASS = AWSLambda.class.getName();

  /** System property by which the client takes a library that is already unpacked. */
  static final String NATIVE_LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  static RuntimeClient unpackIn(Path folder) {
    List<Path> jars =
        Stream.of(
                AWSLambda.class,
                RequestHandler.class,
                LambdaEventSerializers.class,
                SdkInternalThreadLocal.class)
            .map(RuntimeClient::jarOf)
            .distinct()
            .toList();
    String resource = "/jni/libaws-lambda-jni.linux-" + architecture() + ".so";
    Path library = folder.resolve("libaws-lambda-jni.so");
    try (InputStream content = AWSLambda.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw new TwinException(
            "AWS's Lambda runtime has no native library for "
                + System.getProperty("os.name")
                + " on "
                + System.getProperty("os.arch"));
      }
      Files.createDirectories(folder);
      Files.copy(content, library, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new TwinException("cannot unpack the Lambda runtime to " + folder + ": " + e, e);
    }
    return new RuntimeClient(jars, library);
  }

  private static String architecture() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") || name.equals("arm64") ? "aarch_64" : "x86_64";
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new TwinException("cannot find the jar of " + type.getName(), e);
    }
  }
}
