@echo off
setlocal
for /f "tokens=2 delims=:." %%c in ('chcp') do set "before=%%c"
chcp 65001 >nul
"%~dp0node\node.exe" "%~dp0app\dist\cli\main.cjs" %*
set "status=%errorlevel%"
if defined before chcp %before% >nul
exit /b %status%
