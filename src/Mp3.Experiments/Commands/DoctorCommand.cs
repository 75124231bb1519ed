// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Doctor;
using Mp3.Experiments.Options;
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
        var command = new Command("doctor", "Say what this machine has for the studies, and what mends the rest.") { kernel, qemu, again, json };
        HelpWithExamples.Add(command, "mp3 doctor", "mp3 doctor --kernel 6.12 --again", "mp3 doctor --json");
        command.SetAction(async (parsed, cancellation) =>
        {
            Diagnosis diagnosis = await Examination.RunAsync(
                Host.ThisMachine(Publication.ResultsFolder(), parsed.GetValue(qemu)), parsed.GetValue(kernel), parsed.GetValue(again), cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(diagnosis, DocumentContext.Standard.Diagnosis);
            }
            else
            {
                DiagnosisTable.Write(AnsiConsole.Console, diagnosis);
            }

            await Console.Error.WriteLineAsync($"mp3: {diagnosis.Verdict}");
            return diagnosis.CanRun ? ExitCode.Success : ExitCode.Unavailable;
        });
        return command;
    }
}
