// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Report.Sections;

/// <summary>On what it ran: the guest, versions and digests, and what was set in the kernel.</summary>
internal static class EnvironmentSection
{
    private const double KibPerMib = 1024;
    private const double NsPerMs = 1e6;
    private const double NsPerSecond = 1e9;

    public static Html Of(ReportContent content)
    {
        Manifest manifest = content.Manifest;
        return Html.Lines(
        [
            .. manifest.Settings.Sweep is null ? (Html[])[] : [Html.Of($"<p>The machine is that of the first setting; what is varied is in the plan.</p>")],
            FactList.Of([.. MachineOf(manifest.Machine), .. VersionsOf(manifest.Environment)]),
            Guests(manifest.Runs),
            Disks(manifest.Runs),
            Settings("Where the disk's figures come from", manifest.Machine.DiskSources ?? new Dictionary<string, string>(StringComparer.Ordinal)),
            Settings("Sysctls of the guest", manifest.Machine.Sysctls),
            Settings("Other files of the guest's kernel that were written", manifest.Machine.Knobs),
            Html.Of($"<h3>QEMU's arguments</h3>\n<pre>{string.Join(' ', manifest.Machine.QemuArguments)}</pre>"),
        ]);
    }

    private static IEnumerable<(string Name, string Value)> MachineOf(MachineFacts machine)
    {
        yield return ("RAM", $"{machine.RamMib:N0} MiB");
        yield return ("Swap", $"{machine.SwapMib:N0} MiB, {machine.SwapDescription}");
        yield return ("Clock", machine.ClockDescription);
        yield return ("Accelerator", machine.Accelerator);
    }

    private static IEnumerable<(string Name, string Value)> VersionsOf(EnvironmentFacts environment)
    {
        yield return ("mp3", environment.Mp3Version);
        yield return ("QEMU", environment.QemuVersion);
        if (environment.QemuSha256 is { } qemu)
        {
            yield return ("SHA-256 of QEMU", qemu);
        }

        yield return ("Compiler of kernel and module", environment.CompilerVersion);
        yield return ("Version of the module's interface", $"{environment.ModuleAbi}");
        yield return ("SHA-256 of the kernel", environment.KernelSha256);
        yield return ("SHA-256 of mp3.ko", environment.ModuleSha256);
        yield return ("SHA-256 of work", environment.WorkSha256);
        yield return ("SHA-256 of the agent", environment.AgentSha256);
        if (environment.StartSha256 is { } start)
        {
            yield return ("SHA-256 of what starts a program", start);
        }

        if (environment.DiskModuleSha256 is { } disk)
        {
            yield return ("SHA-256 of mp3_disk.ko", disk);
        }

        if (environment.SteadyClockSha256 is { } steadyClock)
        {
            yield return ("SHA-256 of steady_clock.so", steadyClock);
        }
    }

    private static Html Guests(IReadOnlyList<RunFacts> runs) => HtmlTable.Of(
        "The guests before the first process started, and the module's ring at the end",
        [
            new("run"), new("kernel"), new("memory MiB", IsNumber: true), new("available MiB", IsNumber: true), new("swap MiB", IsNumber: true),
            new("period ms", IsNumber: true), new("ticks", IsNumber: true), new("late or missed", IsNumber: true), new("records", IsNumber: true), new("lost", IsNumber: true),
        ],
        runs.SelectMany(run => run.Report.Scenarios is { } scenarios
            ? scenarios.Select(scenario => new Row([.. GuestOf(scenario.Name, run.Report), .. RingOf(scenario.Ring), Cell.Of("–")]))
            : [new Row([.. GuestOf(run.Report.Run, run.Report), .. RingOf(run.Report.Ring), Cell.Of(run.Report.LostRecords, "N0")])]));

    private static Html Disks(IReadOnlyList<RunFacts> runs)
    {
        Row[] rows = [.. runs.SelectMany(run => (run.Report.Disks ?? []).Select(disk => new Row(
        [
            Cell.Of(run.Report.Run),
            Cell.Of(disk.ReadRequests, "N0"),
            Cell.Of(disk.ReadBytes / KibPerMib / KibPerMib, "N1"),
            Cell.Of(disk.WriteRequests, "N0"),
            Cell.Of(disk.WriteBytes / KibPerMib / KibPerMib, "N1"),
            Cell.Of(disk.BusyNs / NsPerSecond, "N3"),
            Cell.Of(disk.QueuedNs / NsPerSecond, "N3"),
            Cell.Of(disk.LongestQueue, "N0"),
        ])))];
        return rows.Length == 0
            ? Html.Empty
            : HtmlTable.Of(
                "What the modelled disk did during each run; requests wait for it at the same time, so their waiting adds up to more than it was busy",
                [
                    new("run"), new("reads", IsNumber: true), new("read MiB", IsNumber: true), new("writes", IsNumber: true), new("written MiB", IsNumber: true),
                    new("busy s", IsNumber: true), new("requests waited s", IsNumber: true), new("longest queue", IsNumber: true),
                ],
                rows);
    }

    private static Cell[] GuestOf(string name, GuestReport report) =>
    [
        Cell.Of(name),
        Cell.Of(report.KernelRelease),
        Cell.Of(report.MemTotalKib / KibPerMib, "N1"),
        Cell.Of(report.MemAvailableKib / KibPerMib, "N1"),
        Cell.Of(report.SwapTotalKib / KibPerMib, "N1"),
    ];

    private static Cell[] RingOf(RingFacts ring) =>
    [
        Cell.Of(ring.PeriodNs / NsPerMs, "0.###"),
        Cell.Of(ring.Ticks, "N0"),
        Cell.Of(ring.LateTicks + ring.MissedTicks, "N0"),
        Cell.Of(ring.Head, "N0"),
    ];

    private static Html Settings(string caption, IReadOnlyDictionary<string, string> settings) => settings.Count == 0
        ? Html.Empty
        : HtmlTable.Of(
            caption,
            [new("name"), new("value")],
            settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => new Row([Cell.Of(setting.Key), Cell.Of(setting.Value)])));
}
