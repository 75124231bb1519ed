// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>What a guest is made of. Paths are those of files on this machine.</summary>
/// <param name="Kernel">The guest's kernel.</param>
/// <param name="InitScript">Text of <c>/init</c>, for busybox's shell.</param>
/// <param name="BootModules">Names of the kernel's modules that the experiment needs; listed, in load order, in
/// <c>/etc/mp3/modules.boot</c>.</param>
/// <param name="ResultModules">Names of those that only the result disk needs; likewise in
/// <c>/etc/mp3/modules.result</c>, without those of the first list.</param>
/// <param name="Mp3ModulePath">The built module; becomes <c>/lib/modules/mp3.ko</c>.</param>
/// <param name="WorkPath">The workload; becomes <c>/bin/work</c>.</param>
/// <param name="AgentPath">The agent; becomes <c>/bin/mp3-agent</c>. Libraries (<c>*.so</c>) that lie beside it go along.</param>
/// <param name="Plan">Becomes <c>/etc/mp3/plan.json</c>.</param>
/// <param name="Settings">Becomes <c>/etc/mp3/guest.conf</c>, lines of <c>NAME='value'</c> that a shell reads.</param>
public sealed record InitramfsContent(
    GuestKernel Kernel,
    string InitScript,
    IReadOnlyList<string> BootModules,
    IReadOnlyList<string> ResultModules,
    string Mp3ModulePath,
    string WorkPath,
    string AgentPath,
    GuestPlan Plan,
    IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The built driver of modelled disks; becomes <c>/lib/modules/mp3_disk.ko</c>; null: there are none.</summary>
    public string? DiskModulePath { get; init; }

    /// <summary>What starts a user's program; becomes <c>/bin/mp3-start</c>; null: there is none.</summary>
    public string? StartPath { get; init; }
}
