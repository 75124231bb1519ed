// SPDX-License-Identifier: MIT

using System.CommandLine;

namespace Mp3.Experiments.Options;

/// <summary><c>--qemu</c>: another QEMU than the one on PATH.</summary>
internal static class QemuOption
{
    public static Option<string?> Create() =>
        Texts.Option("--qemu", "PATH", "Another QEMU (qemu-system-x86_64), built by yourself; also the variable MP3_QEMU [default: the one on PATH]");
}
