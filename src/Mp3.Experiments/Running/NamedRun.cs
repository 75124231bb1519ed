// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>A run, the name that its inputs have here, and what boots it.</summary>
/// <param name="Study">Who wants it, for the store's lists.</param>
/// <param name="Name">In the store.</param>
/// <param name="Host">What boots it.</param>
/// <param name="Run">What is run.</param>
/// <param name="HostMib">Memory of the host that its guest takes, MiB, QEMU's own apart.</param>
internal sealed record NamedRun(string Study, RunName Name, GuestHost Host, WantedRun Run, int HostMib)
{
    /// <summary>Names one of the runs that a study wants.</summary>
    public static NamedRun Of(GuestHost host, WantedRuns wanted, WantedRun run) =>
        new(wanted.Study, host.NameOf(run.Recipe), host, run, wanted.HostMib);
}
