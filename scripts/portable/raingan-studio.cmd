@echo off
title raingan
chcp 65001 >nul
"%~dp0node\node.exe" "%~dp0app\start-studio.mjs" %*
if errorlevel 1 pause
