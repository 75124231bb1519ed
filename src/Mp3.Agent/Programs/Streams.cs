// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.Agent.Programs;

/// <summary>Where standard output and error of the programs go: to their own disk, or into memory if that can't be
/// written to.</summary>
internal sealed class Streams
{
    private const string OnDisk = ".mp3";
    private const string InMemory = "/run/programs";

    private readonly string _folder;

    /// <exception cref="Mp3Exception">Failed: there is no room for them.</exception>
    public Streams(ProgramsPlan plan)
    {
        _folder = plan.IsWritable ? Path.Combine(plan.Root, OnDisk) : InMemory;
        try
        {
            _ = Directory.CreateDirectory(_folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Failed($"cannot make room for the output of the programs: {e.Message}", e);
        }
    }

    /// <summary>The file that a stream of a program goes to.</summary>
    /// <param name="program">Its place in the plan.</param>
    /// <param name="isError">Standard error, else standard output.</param>
    public string PathOf(int program, bool isError) =>
        Path.Combine(_folder, program.ToString(CultureInfo.InvariantCulture) + (isError ? ".stderr" : ".stdout"));
}
