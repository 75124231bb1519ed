// SPDX-License-Identifier: MIT

using System.Diagnostics;

namespace Mp3.Reader.Tests.Stress;

/// <summary>A process that writes a ring at the highest rate, compiled from writer.c.</summary>
internal sealed class FastWriter : IDisposable
{
    private readonly MemoryRing _memory;
    private readonly Process _process;

    /// <param name="folder">For the ring and the program.</param>
    /// <param name="capacity">Slots of the ring.</param>
    public FastWriter(ScratchFolder folder, int capacity)
    {
        string path = folder[$"ring-{capacity}"];
        _memory = new MemoryRing(capacity, path: path);
        Ring = _memory.Attach();
        _process = Process.Start(new ProcessStartInfo(Compile(folder), [path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        })!;
    }

    public Ring Ring { get; }

    /// <summary>Ends the writing.</summary>
    /// <returns>Records that were written.</returns>
    public ulong Stop()
    {
        _process.StandardInput.Close();
        Wait.ForExit(_process, "the writer, whose input has ended");
        Assert.Equal(0, _process.ExitCode);
        return Ring.Closed;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            Wait.ForExit(_process, "the writer, which was killed");
        }

        _process.Dispose();
        Ring.Dispose();
        _memory.Dispose();
    }

    private static string Compile(ScratchFolder folder)
    {
        string program = folder["writer"];
        if (!File.Exists(program))
        {
            string source = Path.Combine(Repository.Root, "tests", "Mp3.Reader.Tests", "Stress", "writer.c");
            string headers = Path.Combine(Repository.Root, "kernel_module");
            (int exitCode, string output, string error) = Run.ToEnd(
                "gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-I", headers, "-o", program, source);
            Assert.True(exitCode == 0, $"gcc: {output}{error}");
        }

        return program;
    }
}
