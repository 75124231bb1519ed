// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>Plans of schema 2: there, a process is known by its arguments alone.</summary>
internal static class OlderPlans
{
    private const int FirstWithWorkloads = 3;
    private const string Work = "work";

    /// <summary>The manifest with workloads in place of the arguments that are those of <c>work</c>.</summary>
    public static Manifest Read(Manifest manifest) => manifest.Schema >= FirstWithWorkloads ? manifest : manifest with
    {
        Runs = [.. manifest.Runs.Select(run => run with
        {
            Plan = run.Plan with
            {
                Processes = [.. run.Plan.Processes.Select(Read)],
                Handoff = run.Plan.Handoff is { } handoff
                    ? handoff with { Workload = Read(handoff.Workload), Delay = handoff.Delay with { Load = [.. handoff.Delay.Load.Select(Read)] } }
                    : null,
            },
        })],
    };

    private static ProcessPlan Read(ProcessPlan process) =>
        process.Argv is [string program, ..] && Path.GetFileName(program) == Work && WorkArguments.TryParse([.. process.Argv.Skip(1)]) is { } work
            ? process with { Work = work, Argv = null }
            : process;
}
