package io.marram.emulator.kura.control;

import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where the gateway's console and REST API are. The service is there while they listen. */
@ProviderType
public interface WebAccess {

  /** For instance {@code http://127.0.0.1:18080/}. */
  URI address();

  /** The user that the first password is for. */
  String user();

  /** The password that was made because there was none; empty from the second call on. */
  Optional<String> firstPassword();
}
