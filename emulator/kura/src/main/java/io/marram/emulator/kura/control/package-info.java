/** How the process that started the framework talks to the gateway inside it. */
@org.osgi.annotation.versioning.Version("1.1.0")
package io.marram.emulator.kura.control;
