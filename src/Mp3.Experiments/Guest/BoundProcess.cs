// SPDX-License-Identifier: MIT

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>
/// A child that never outlives this process, not even if that is killed by SIGKILL: the kernel kills the child
/// when the thread that started it ends (prctl(2), PR_SET_PDEATHSIG), so one thread starts it and waits for it.
/// The child has its own session; Ctrl-C in the terminal reaches only this process, which then decides.
/// </summary>
internal sealed class BoundProcess
{
    private readonly TaskCompletionSource<Exit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Process> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BoundProcess()
    {
    }

    /// <summary>Completes when the child has ended and its standard error is read.</summary>
    public Task<Exit> Exited => _exit.Task;

    /// <exception cref="Mp3Exception">setsid or setpriv of util-linux is missing (69).</exception>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Variables of the environment that only the program gets, not those that start it.</param>
    /// <param name="cpu">The only CPU that it may run on; null: any.</param>
    /// <param name="folder">Its working folder; null: that of this process.</param>
    public static async Task<BoundProcess> StartAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables, int? cpu, string? folder = null)
    {
        if (Programs.Find("setpriv") is null)
        {
            throw Mp3Exception.Unavailable("setpriv is missing; 'make deps' installs util-linux");
        }

        var start = new ProcessStartInfo(
            "setsid",
            ["setpriv", "--pdeathsig", "KILL", "--", .. Pin(cpu), "env", .. variables.Select(variable => $"{variable.Key}={variable.Value}"), program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        var child = new BoundProcess();
        new Thread(() => child.StartAndWait(start)) { IsBackground = true, Name = "waits for " + Path.GetFileName(program) }.Start();
        await child._started.Task;
        return child;
    }

    private static string[] Pin(int? cpu) => cpu is { } number ? ["taskset", "--cpu-list", $"{number}"] : [];

    /// <summary>CPU time that the child has taken so far, s; null: it has ended.</summary>
    public async Task<double?> CpuSecondsAsync()
    {
        const int UserTicks = 11;
        const double TicksPerSecond = 100;
        Process process = await _started.Task;
        try
        {
            // proc(5): the fields after the name, which may have blanks and parentheses in it.
            string stat = await File.ReadAllTextAsync($"/proc/{process.Id}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[UserTicks], CultureInfo.InvariantCulture) + long.Parse(fields[UserTicks + 1], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Kills the child and its children and waits for its end; does nothing if it has ended.</summary>
    public async Task KillAsync()
    {
        Process process = await _started.Task;
        if (!Exited.IsCompleted)
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It ended by itself in this moment.
            }
        }

        await Exited;
    }

    private void StartAndWait(ProcessStartInfo start)
    {
        try
        {
            using Process process = Process.Start(start) ?? throw new InvalidOperationException("setsid was not started");
            process.StandardInput.Close();
            process.OutputDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            _started.SetResult(process);
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            _exit.SetResult(new Exit(process.ExitCode, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
        }
        catch (Win32Exception e)
        {
            _started.TrySetException(Mp3Exception.Unavailable("setsid is missing; 'make deps' installs util-linux", e));
        }
        catch (Exception e)
        {
            _started.TrySetException(e);
            _exit.TrySetException(e);
        }
    }

    /// <summary>How a child ended.</summary>
    /// <param name="Code">Its exit code; 128 + n: signal n ended it.</param>
    /// <param name="ErrorLines">What it wrote to standard error, without empty lines.</param>
    internal sealed record Exit(int Code, IReadOnlyList<string> ErrorLines);
}
