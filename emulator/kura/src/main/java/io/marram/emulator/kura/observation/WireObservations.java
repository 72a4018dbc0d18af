package io.marram.emulator.kura.observation;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What the wire components of this gateway have done lately. */
@ProviderType
public interface WireObservations {

  /** One entry per wire component that has received or emitted since it was activated, by pid. */
  List<StageStatistics> stages();

  /** The last picture of each component that emits frames, with what was found on it, by pid. */
  List<CameraPicture> pictures();
}
