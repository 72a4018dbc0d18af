package io.marram.emulator.kura.configuration;

import org.eclipse.kura.configuration.metatype.OCD;

/**
 * What a metatype file says about one pid.
 *
 * @param pid of a component, or of a factory of components
 */
record Definition(String pid, OCD objectClass, boolean factory) {}
