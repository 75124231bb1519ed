// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>Exit codes of every program of the project (69 and 70 as in BSD's sysexits.h).</summary>
public static class ExitCode
{
    public const int Success = 0;

    /// <summary>The experiment failed, or a result violates a check.</summary>
    public const int Failed = 1;

    /// <summary>Bad input: usage, a value out of range, a file that can't be read or written.</summary>
    public const int Usage = 2;

    /// <summary>This machine can't do the job; the message says what to install.</summary>
    public const int Unavailable = 69;

    /// <summary>A bug in this program.</summary>
    public const int Bug = 70;

    /// <summary>Ended by Ctrl-C, as a shell reports SIGINT.</summary>
    public const int Interrupted = 130;
}
