// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Doctor;
using Mp3.Experiments.Doctor.Nodes;
using Mp3.Experiments.Options;
using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Client;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary><c>mp3 doctor</c>: what this machine can do.</summary>
public static class DoctorCommand
{
    public static Command Create()
    {
        Option<string?> kernel = KernelOption.Create("The guest's kernel, as a study takes it [default: the newest 6.1]");
        Option<string?> qemu = QemuOption.Create();
        var again = new Option<bool>("--again") { Description = "Boot the guest that tries KVM again, whatever an earlier boot found", Arity = ArgumentArity.Zero };
        Option<bool> json = JsonOption.Create();
        var place = new SlurmPlaceOptions("What is looked at: this machine, or nodes of the Slurm cluster that it belongs to", "each of them");
        var store = new StoreOption();
        var command = new Command("doctor", "Say what this machine has for the studies, and what mends the rest; or what nodes of a Slurm cluster have.") { kernel, qemu, again, json, store };
        foreach (Option option in place.All)
        {
            command.Options.Add(option);
        }

        HelpWithExamples.Add(command, "mp3 doctor", "mp3 doctor --kernel 6.12 --again", "mp3 doctor --json", "mp3 doctor --on slurm");
        command.SetAction((parsed, cancellation) => place.Read(parsed) is { } slurm
            ? OfNodesAsync(slurm with { Qemu = parsed.GetValue(qemu) }, store.Unread(parsed), Words(parsed.GetValue(kernel), parsed.GetValue(again)), parsed.GetValue(json), cancellation)
            : OfThisMachineAsync(parsed.GetValue(kernel), parsed.GetValue(qemu), parsed.GetValue(again), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> OfThisMachineAsync(string? kernel, string? qemu, bool again, bool json, CancellationToken cancellation)
    {
        Diagnosis diagnosis = await Examination.RunAsync(Host.ThisMachine(Publication.ResultsFolder(), qemu), kernel, again, cancellation);
        if (json)
        {
            JsonOutput.Write(diagnosis, DocumentContext.Standard.Diagnosis);
        }
        else
        {
            DiagnosisTable.Write(AnsiConsole.Console, diagnosis);
        }

        await Console.Error.WriteLineAsync($"mp3: {diagnosis.Verdict}");
        return diagnosis.CanRun ? ExitCode.Success : ExitCode.Unavailable;
    }

    private static async Task<int> OfNodesAsync(SlurmOptions options, RunStore store, IEnumerable<string> words, bool json, CancellationToken cancellation)
    {
        var survey = new NodeSurvey(new SlurmCommands(), store, SlurmExecutor.Program, new SlurmPace(), TimeProvider.System, Console.Error.WriteLine);
        NodeReports reports = await survey.AskAsync(options, words, cancellation);
        if (json)
        {
            JsonOutput.Write(reports, DocumentContext.Standard.NodeReports);
        }
        else
        {
            NodeTable.Write(AnsiConsole.Console, reports);
        }

        await Console.Error.WriteLineAsync($"mp3: {reports.Verdict}");
        return reports.CanRun ? ExitCode.Success : ExitCode.Unavailable;
    }

    /// <summary>What a node is told besides.</summary>
    private static IEnumerable<string> Words(string? kernel, bool again) =>
        [.. kernel is null ? Array.Empty<string>() : ["--kernel", kernel], .. again ? ["--again"] : Array.Empty<string>()];
}
